//! Tests of what comes out of a word processor.

use super::paste::{is_worth, markdown};

#[test]
fn a_word_document_becomes_clean_markdown() {
    let html = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style>p.MsoNormal{mso-style:x}</style></head>\
        <body lang=IN><!--StartFragment-->\
        <h1 style='mso-outline:1'><span lang=IN>Standar <b>Pelayanan</b><o:p></o:p></span></h1>\
        <p class=MsoNormal><span style='font-family:\"Times New Roman\"'>Setiap loket <b style='mso-bidi-font-weight:normal'>wajib\
        </b><b> </b>punya <i>standar</i>,\nlihat <a href=\"https://menpan.go.id\">aturannya</a>.<o:p></o:p></span></p>\
        <h3>Unsur</h3>\
        <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>\
        <span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>Persyaratan</p>\
        <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>KTP</p>\
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Biaya</p>\
        <p class=MsoNormal><o:p>&nbsp;</o:p></p>\
        <table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Unsur</b></p></td><td><p>Waktu</p></td></tr>\
        <tr><td><p>KTP | KK</p></td><td><p>1 hari</p><p>kerja</p></td></tr></table>\
        <!--EndFragment--></body></html>";
    let expected = "## Standar Pelayanan\n\nSetiap loket **wajib** punya *standar*, lihat [aturannya](https://menpan.go.id).\n\n\
        ### Unsur\n\n1. Persyaratan\n   - KTP\n2. Biaya\n\n| **Unsur** | Waktu |\n|---|---|\n| KTP \\| KK | 1 hari kerja |";
    assert_eq!(markdown(html), expected);
}

#[test]
fn lists_of_the_web_keep_their_levels() {
    let html = "<ul><li>Satu<ul><li><p>Dua</p></li></ul></li><li>Tiga</li></ul><ol><li>Empat</li></ol>";
    assert_eq!(markdown(html), "- Satu\n   - Dua\n- Tiga\n\n1. Empat");
    assert_eq!(markdown("<p>•&nbsp;Lima</p><p>• Enam</p>"), "- Lima\n- Enam");
}

#[test]
fn styles_decide_where_tags_only_frame() {
    let docs = "<b style=\"font-weight:normal\"><p><span style=\"font-weight:700\">Tebal</span> <span \
                style=\"font-style:italic\">miring</span></p></b>";
    assert_eq!(markdown(docs), "**Tebal** *miring*");
}

#[test]
fn text_never_becomes_markup() {
    assert_eq!(markdown("<p># 1 * 2 _x_ [y] &lt;z&gt;</p>"), "\\# 1 \\* 2 \\_x\\_ \\[y\\] \\<z>");
    assert_eq!(markdown("<p>12. Mei</p><p>- a</p>"), "12\\. Mei\n\n\\- a");
    assert_eq!(markdown("<a href=\"javascript:x\">klik</a>"), "klik");
    assert_eq!(markdown("<script>x</script><img src=\"file:///a.png\">"), "");
}

#[test]
fn lines_and_quotations_stay() {
    assert_eq!(markdown("<p>Satu<br>dua</p><blockquote><p>tiga</p></blockquote>"), "Satu\\\ndua\n\n> tiga");
}

#[test]
fn a_frame_of_one_cell_is_no_table() {
    assert_eq!(markdown("<table><tr><td>Catatan</td></tr></table><p>x</p>"), "Catatan\n\nx");
}

#[test]
fn plain_text_is_left_to_the_browser() {
    assert!(!is_worth(&markdown("<span>hanya  teks</span>"), "hanya teks"));
    assert!(is_worth(&markdown("<b>teks</b>"), "teks"));
    assert!(!is_worth("", "x"));
}
