//! Questions made up by the tests: of every kind, with every letter that could mean something.
//!
//! **Invariant:** what is made is what a bank may hold: texts without blanks at their ends, names without tags.

use exchange::model::{
    Answer, Attachment, Choice, Cloze, Combined, Drag, DragChoice, Essay, EssayInput, GRID, Gap, GapKind,
    Gaps, Hint, Labels, Layout, Manner, Marker, MarkerDrop, Markers, Markup, Matching, Number, Numbering,
    Numeric, NumericAnswer, OrderGrading, OrderNumbering, OrderSubset, Ordering, Pair, Shape, Short,
    ShortAnswer, Spot, Text, TrueFalse, Unit, UnitGrading, UnitInput, Units, Weight,
};
use exchange::{Item, Kind};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Text on one line, perhaps empty, with letters that mean something in one format or the other.
pub(crate) fn line() -> impl Strategy<Value = String> {
    let odd = "[a-c0-9 ~=#{}:\\\\%<>&\"'\\[\\],;*.\\-!@éß日😀\u{a0}]{0,12}";
    let whole = prop_oneof![
        Just("->"),
        Just("####"),
        Just("[html]"),
        Just("&amp;"),
        Just("&#126;"),
        Just("]]>"),
        Just("{#1}"),
        Just("//"),
        Just("%50%"),
        Just("::"),
        Just("\\n"),
        Just("T"),
        Just("ANSWER: A"),
        Just("A) b"),
        Just("0"),
        Just("</question>"),
    ];
    prop_oneof![3 => odd.prop_map(|text| text.trim().to_owned()), 1 => whole.prop_map(str::to_owned)]
}

/// Text on several lines, perhaps empty.
fn lines() -> impl Strategy<Value = String> {
    vec(line(), 0..3).prop_map(|lines| lines.join("\n").trim().to_owned())
}

/// Letters and blanks, not empty.
pub(crate) fn words() -> impl Strategy<Value = String> {
    "[A-Za-z][a-z]{0,5}( [a-z]{1,6}){0,4}"
}

pub(crate) fn markup() -> impl Strategy<Value = Markup> {
    prop_oneof![
        Just(Markup::Moodle),
        Just(Markup::Html),
        Just(Markup::Plain),
        Just(Markup::Markdown),
        Just(Markup::Wiki)
    ]
}

pub(crate) fn text() -> BoxedStrategy<Text> {
    (lines(), markup()).prop_map(|(text, markup)| Text::new(text, markup)).boxed()
}

fn file() -> impl Strategy<Value = Attachment> {
    ("[a-z&\"<' ]{0,4}[.]png", "[A-Za-z0-9+/]{4}{0,4}").prop_map(|(name, base64)| {
        Attachment::new(name.trim().to_owned(), "/".to_owned(), &base64).expect("base64")
    })
}

fn with_files() -> BoxedStrategy<Text> {
    (text(), option::of(file()))
        .prop_map(|(text, file)| Text::with_files(text.text, text.markup, file.into_iter().collect()))
        .boxed()
}

pub(crate) fn number() -> impl Strategy<Value = Number> {
    (any::<i32>(), 0..6_u32)
        .prop_map(|(units, places)| Number::new(i128::from(units), places).expect("short"))
}

fn positive() -> impl Strategy<Value = Number> {
    (0..1_000_000_i128, 0..6_u32).prop_map(|(units, places)| Number::new(units, places).expect("short"))
}

pub(crate) fn weight() -> impl Strategy<Value = Weight> {
    let grid = (0..GRID.len(), any::<bool>()).prop_map(|(place, is_negative)| {
        let units = GRID[place].ten_millionths();
        Weight::from_ten_millionths(if is_negative { -units } else { units })
    });
    prop_oneof![4 => grid, 1 => (-20_000_000..20_000_000_i64).prop_map(Weight::from_ten_millionths)]
}

fn combined() -> BoxedStrategy<Combined> {
    (with_files(), text(), text(), any::<bool>())
        .prop_map(|(right, partly, wrong, shows_count)| Combined { right, partly, wrong, shows_count })
        .boxed()
}

fn answer() -> impl Strategy<Value = Answer> {
    (with_files(), weight(), text()).prop_map(|(text, weight, feedback)| Answer { text, weight, feedback })
}

fn numbering() -> impl Strategy<Value = Numbering> {
    prop_oneof![
        Just(Numbering::Lower),
        Just(Numbering::Upper),
        Just(Numbering::Digits),
        Just(Numbering::LowerRoman),
        Just(Numbering::UpperRoman),
    ]
}

fn choice() -> BoxedStrategy<Kind> {
    let numbering = prop_oneof![numbering(), Just(Numbering::None)];
    (any::<[bool; 3]>(), vec(answer(), 1..4), numbering, combined())
        .prop_map(|([is_single, is_shuffled, is_instructed], answers, numbering, combined)| {
            Kind::Choice(Choice { is_single, answers, is_shuffled, numbering, is_instructed, combined })
        })
        .boxed()
}

pub(crate) fn truth() -> BoxedStrategy<Kind> {
    (any::<bool>(), text(), text())
        .prop_map(|(is_true, if_true, if_false)| Kind::TrueFalse(TrueFalse { is_true, if_true, if_false }))
        .boxed()
}

fn short_answer() -> impl Strategy<Value = ShortAnswer> {
    (line(), weight(), text()).prop_map(|(pattern, weight, feedback)| ShortAnswer {
        pattern,
        weight,
        feedback,
    })
}

fn short() -> BoxedStrategy<Kind> {
    (any::<bool>(), vec(short_answer(), 1..4))
        .prop_map(|(is_case_sensitive, answers)| Kind::Short(Short { is_case_sensitive, answers }))
        .boxed()
}

pub(crate) fn numeric_answer() -> impl Strategy<Value = NumericAnswer> {
    (option::of(number()), positive(), weight(), text()).prop_map(|(value, tolerance, weight, feedback)| {
        let tolerance = if value.is_some() { tolerance } else { Number::ZERO };
        NumericAnswer { value, tolerance, weight, feedback }
    })
}

fn units() -> impl Strategy<Value = Units> {
    let unit = ("[a-z]{1,3}", positive()).prop_map(|(name, multiplier)| Unit { name, multiplier });
    let grading =
        prop_oneof![Just(UnitGrading::Free), Just(UnitGrading::OfResponse), Just(UnitGrading::OfMark)];
    let input = prop_oneof![
        Just(UnitInput::Written),
        Just(UnitInput::Buttons),
        Just(UnitInput::List),
        Just(UnitInput::None)
    ];
    (vec(unit, 0..3), grading, positive(), input, any::<bool>()).prop_map(
        |(list, grading, penalty, input, is_before)| Units { list, grading, penalty, input, is_before },
    )
}

fn numeric() -> BoxedStrategy<Kind> {
    (vec(numeric_answer(), 1..4), units())
        .prop_map(|(answers, units)| Kind::Numeric(Numeric { answers, units }))
        .boxed()
}

fn matching() -> BoxedStrategy<Kind> {
    let pair = (with_files(), line()).prop_map(|(prompt, answer)| Pair { prompt, answer });
    (vec(pair, 1..4), any::<bool>(), combined())
        .prop_map(|(pairs, is_shuffled, combined)| Kind::Matching(Matching { pairs, is_shuffled, combined }))
        .boxed()
}

fn essay() -> BoxedStrategy<Kind> {
    let input = prop_oneof![
        Just(EssayInput::Editor),
        Just(EssayInput::EditorWithFiles),
        Just(EssayInput::Plain),
        Just(EssayInput::Monospaced),
        Just(EssayInput::FilesOnly)
    ];
    let words = (option::of(1..999_u32), option::of(1..999_u32));
    let files = (option::of(0..9_u32), 0..9_u32, "[.a-z,]{0,8}", any::<u32>());
    (input, any::<bool>(), 1..99_u32, words, files, with_files(), text())
        .prop_map(|(input, is_required, lines, (words_min, words_max), files, marker_notes, template)| {
            let (files_max, files_min, file_kinds, file_bytes_max) = files;
            Kind::Essay(Essay {
                input,
                is_required,
                lines,
                words_min,
                words_max,
                files_max,
                files_min,
                file_kinds,
                file_bytes_max,
                marker_notes,
                template,
            })
        })
        .boxed()
}

fn full_of(text: String) -> String {
    if text.trim().is_empty() { "x".to_owned() } else { text }
}

/// A gap with an answer that earns the whole mark.
fn gap() -> BoxedStrategy<Gap> {
    // A backslash before `}` or `#` is taken off, and cannot be written.
    let html = || lines().prop_map(|text| Text::new(text.replace('\\', "/"), Markup::Html));
    let filled = (line().prop_map(|text| full_of(text.replace('\\', "/"))), weight(), html());
    let answers = vec(filled, 2..4).prop_map(|mut answers| {
        answers[0].1 = Weight::FULL;
        answers
    });
    let layout = prop_oneof![Just(Layout::List), Just(Layout::Vertical), Just(Layout::Horizontal)];
    let numbers = vec((option::of(number()), positive(), weight(), html()), 1..3);
    (0..9_u32, 0..4_u8, layout, any::<bool>(), answers, numbers)
        .prop_map(|(mark, kind, layout, is_shuffled, answers, numbers)| {
            let picked = |halves: bool| {
                let share = |place: usize, weight: Weight| match (halves, place) {
                    (false, _) => weight,
                    (true, 0 | 1) => Weight::from_ten_millionths(5_000_000),
                    (true, _) => Weight::from_ten_millionths(-weight.ten_millionths().abs()),
                };
                let answers = answers.iter().enumerate().map(|(place, (text, weight, feedback))| Answer {
                    text: Text::new(text.as_str(), Markup::Html),
                    weight: share(place, *weight),
                    feedback: feedback.clone(),
                });
                answers.collect()
            };
            let written = answers.iter().map(|(text, weight, feedback)| ShortAnswer {
                pattern: text.clone(),
                weight: *weight,
                feedback: feedback.clone(),
            });
            let numbers =
                numbers.into_iter().enumerate().map(|(place, (value, tolerance, weight, feedback))| {
                    let tolerance = if value.is_some() { tolerance } else { Number::ZERO };
                    let weight = if place == 0 { Weight::FULL } else { weight };
                    NumericAnswer { value, tolerance, weight, feedback }
                });
            let kind = match kind {
                0 => GapKind::Choice { layout, is_shuffled, answers: picked(false) },
                1 => GapKind::Several { is_horizontal: is_shuffled, is_shuffled, answers: picked(true) },
                2 => GapKind::Short { is_case_sensitive: is_shuffled, answers: written.collect() },
                _ => GapKind::Numeric { answers: numbers.collect() },
            };
            Gap { mark, kind }
        })
        .boxed()
}

fn drag_kinds() -> BoxedStrategy<Kind> {
    let word = (line(), 1..9_u32, any::<bool>());
    let spot = (0..9_u32, line(), 0..9_u32, -99..999_i32, -99..999_i32);
    let manner = prop_oneof![Just(Manner::Drag), Just(Manner::Select)];
    let shape = prop_oneof![Just(Shape::Circle), Just(Shape::Rectangle), Just(Shape::Polygon)];
    (
        0..3_u8,
        manner,
        vec(word, 1..4),
        vec(spot, 0..4),
        (option::of(file()), combined(), shape),
        any::<[bool; 2]>(),
    )
        .prop_map(
            |(kind, manner, words, spots, (picture, combined, shape), [is_shuffled, flag])| match kind {
                0 => Kind::Gaps(Gaps {
                    manner,
                    choices: words
                        .into_iter()
                        .map(|(text, group, is_unlimited)| DragChoice { text, group, is_unlimited })
                        .collect(),
                    is_shuffled,
                    combined,
                }),
                1 => Kind::Labels(Labels {
                    background: picture.clone(),
                    drags: words
                        .into_iter()
                        .map(|(label, number, is_unlimited)| Drag {
                            number,
                            label,
                            picture: picture.clone().filter(|_| is_unlimited),
                            group: number,
                            is_unlimited,
                        })
                        .collect(),
                    drops: spots
                        .into_iter()
                        .map(|(number, label, choice, left, top)| Spot { number, label, choice, left, top })
                        .collect(),
                    is_shuffled,
                    combined,
                }),
                _ => Kind::Markers(Markers {
                    background: picture,
                    drags: words
                        .into_iter()
                        .map(|(label, number, is_unlimited)| Marker {
                            number,
                            label,
                            count: (!is_unlimited).then_some(number),
                        })
                        .collect(),
                    drops: spots
                        .into_iter()
                        .map(|(number, coords, choice, _, _)| MarkerDrop { number, shape, coords, choice })
                        .collect(),
                    is_shuffled,
                    shows_misplaced: flag,
                    combined,
                }),
            },
        )
        .boxed()
}

fn ordering() -> BoxedStrategy<Kind> {
    let subset =
        prop_oneof![Just(OrderSubset::All), Just(OrderSubset::Random), Just(OrderSubset::Contiguous)];
    let grading = prop_oneof![
        Just(OrderGrading::AllOrNothing),
        Just(OrderGrading::Absolute),
        Just(OrderGrading::NextWithoutLast),
        Just(OrderGrading::NextWithLast),
        Just(OrderGrading::Neighbours),
        Just(OrderGrading::AllNeighbours),
        Just(OrderGrading::LongestOrdered),
        Just(OrderGrading::LongestContiguous),
        Just(OrderGrading::Distance),
    ];
    let numbering = prop_oneof![Just(OrderNumbering::None), numbering().prop_map(OrderNumbering::As)];
    (vec(with_files(), 1..4), any::<[bool; 2]>(), subset, 2..9_u32, grading, numbering, combined())
        .prop_map(
            |(things, [is_horizontal, shows_grading], subset, subset_size, grading, numbering, combined)| {
                Kind::Ordering(Ordering {
                    things,
                    is_horizontal,
                    subset,
                    subset_size,
                    grading,
                    shows_grading,
                    numbering,
                    combined,
                })
            },
        )
        .boxed()
}

/// A name that Moodle would leave as it is.
pub(crate) fn name() -> impl Strategy<Value = String> {
    "[a-c0-9~=#{}:\\\\%&\"'\\[\\],;*.!@é日😀]{0,3}( [a-z#=~]{1,4}){0,3}"
        .prop_map(|name| name.trim().to_owned())
}

/// A question of any kind with everything that it may have.
pub(crate) fn item() -> BoxedStrategy<Item> {
    let cloze = (vec(gap(), 1..3), line()).prop_map(|(gaps, between)| {
        let stem: Vec<String> = (1..=gaps.len()).map(|place| format!("{{#{place}}}")).collect();
        let between = between.replace("{#", "x");
        (Some(stem.join(&format!(" {between} "))), Kind::Cloze(Cloze { gaps }))
    });
    let plain = prop_oneof![
        choice(),
        truth(),
        short(),
        numeric(),
        matching(),
        essay(),
        Just(Kind::Description),
        drag_kinds(),
        ordering()
    ];
    let kind = prop_oneof![8 => plain.prop_map(|kind| (None, kind)), 1 => cloze];
    let hint = (with_files(), any::<[bool; 2]>(), "[0-9a-z]{0,2}").prop_map(
        |(text, [shows_count, clears_wrong], options)| Hint { text, shows_count, clears_wrong, options },
    );
    let numbers = (positive(), 0..3_u8);
    let marks = (option::of("[A-Z]{1,3}[-0-9\\]]{0,3}"), vec("[a-z\\]]{1,5}", 0..3));
    (name(), with_files(), kind, numbers, text(), vec(hint, 0..2), marks)
        .prop_map(
            |(name, stem, (gapped, kind), (mark, penalty), general_feedback, hints, (idnumber, tags))| {
                let stem = Text { text: gapped.unwrap_or(stem.text), ..stem };
                let is_given = !matches!(kind, Kind::Cloze(_) | Kind::Description);
                let mut item = Item::new(name, stem, kind);
                let penalties = [Number::ZERO, Number::ONE, Number::new(3_333_333, 7).expect("short")];
                item.mark = if is_given { mark } else { item.mark };
                item.penalty = penalties[usize::from(penalty)];
                Item { general_feedback, hints, idnumber, tags, ..item }
            },
        )
        .boxed()
}
