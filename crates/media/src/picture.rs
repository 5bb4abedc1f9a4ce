//! Pictures: decoded within bounds, turned upright, made smaller, and written anew with nothing but their points.
//!
//! **Invariant:** no byte of a picture that was sent is kept: places, devices, previews and what hides behind the end go.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::error::ImageError;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::Taken;
use crate::form::Form;
use crate::refusal::{Fault, Refusal};

/// Most points on the longer side of what is kept.
pub const SIDE_MAX: u32 = 1600;
/// Most points of a picture that is decoded.
const PIXELS_MAX: u64 = 50_000_000;
/// Most points on a side of a picture that is decoded.
const SIDE_READ_MAX: u32 = 20_000;
/// Most bytes that decoding may take.
const MEMORY_MAX: u64 = 400 * 1024 * 1024;
/// Most bytes of what is kept: as much as a course takes.
const BYTES_MAX: usize = 2 * 1024 * 1024;
/// Quality of photos.
const QUALITY: u8 = 82;

/// What is kept of a picture.
pub(crate) fn take(form: Form, bytes: &[u8]) -> Result<Taken, Fault> {
    let image = read(form, bytes)?;
    let mut image = smaller(image, SIDE_MAX);
    loop {
        let (form, content) = write(form, &image)?;
        if content.len() <= BYTES_MAX {
            let size = Some((image.width(), image.height()));
            return Ok(Taken { form, content: Some(content), size, seconds: None });
        }
        let side = image.width().max(image.height()) / 4 * 3;
        image = smaller(image, side.max(1));
    }
}

fn read(form: Form, bytes: &[u8]) -> Result<DynamicImage, Refusal> {
    let format = if form == Form::Png {
        ImageFormat::Png
    } else if form == Form::Webp {
        ImageFormat::WebP
    } else {
        ImageFormat::Jpeg
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_READ_MAX);
    limits.max_image_height = Some(SIDE_READ_MAX);
    limits.max_alloc = Some(MEMORY_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    if width > SIDE_READ_MAX || height > SIDE_READ_MAX || u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(Refusal::TooManyPixels);
    }
    let orientation = decoder.orientation().map_err(|error| refused(&error))?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    image.apply_orientation(orientation);
    Ok(image)
}

fn refused(error: &ImageError) -> Refusal {
    if matches!(error, ImageError::Limits(_)) { Refusal::TooManyPixels } else { Refusal::Broken }
}

/// The picture with at most so many points on its longer side.
fn smaller(image: DynamicImage, side: u32) -> DynamicImage {
    let longer = image.width().max(image.height());
    if longer <= side {
        return image;
    }
    // Far too large ones are halved the fast way first.
    let image = if longer > side * 2 { image.thumbnail(side * 2, side * 2) } else { image };
    image.resize(side, side, FilterType::CatmullRom)
}

/// A photo becomes JPEG; what is seen through, and a drawing that is no larger that way, PNG.
fn write(form: Form, image: &DynamicImage) -> Result<(Form, Vec<u8>), Refusal> {
    let broken = |_error: ImageError| Refusal::Broken;
    let rgba = image.color().has_alpha().then(|| image.to_rgba8());
    if let Some(rgba) = rgba.filter(|rgba| rgba.pixels().any(|pixel| pixel.0.last() != Some(&u8::MAX))) {
        let mut png = Vec::new();
        rgba.write_with_encoder(encoder(&mut png)).map_err(broken)?;
        return Ok((Form::Png, png));
    }
    let rgb = image.to_rgb8();
    let mut jpeg = Vec::new();
    rgb.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)).map_err(broken)?;
    if form == Form::Png {
        let mut png = Vec::new();
        rgb.write_with_encoder(encoder(&mut png)).map_err(broken)?;
        if png.len() <= jpeg.len() {
            return Ok((Form::Png, png));
        }
    }
    Ok((Form::Jpeg, jpeg))
}

fn encoder(into: &mut Vec<u8>) -> PngEncoder<&mut Vec<u8>> {
    PngEncoder::new_with_quality(into, CompressionType::Default, PngFilter::Adaptive)
}
