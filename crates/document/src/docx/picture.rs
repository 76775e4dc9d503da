//! Pictures within a line.

use crate::count::share;
use counterpoise_draw::svg::escape;

/// Width of the text on A4 with margins of 2.5 cm, in EMU (360,000 to the centimetre).
const TEXT_WIDTH: f64 = 5_760_000.0;
/// A picture is at most so high, so that its caption fits on the page.
const HIGHEST: f64 = 7_200_000.0;

/// Width and height of a PNG, which its first chunk tells; nothing if it is none.
pub(crate) fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| {
        let bytes: [u8; 4] = png.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes)).filter(|n| *n > 0)
    };
    if !png.starts_with(b"\x89PNG\r\n\x1a\n") {
        return None;
    }
    Some((number(16)?, number(20)?))
}

/// Width and height on the page, in EMU.
pub(crate) fn extent((width, height): (u32, u32), wanted: f64) -> (u64, u64) {
    let ratio = f64::from(height) / f64::from(width);
    let wide = TEXT_WIDTH * share(wanted);
    let wide = if wide * ratio > HIGHEST { HIGHEST / ratio } else { wide };
    (wide.round() as u64, (wide * ratio).round() as u64)
}

/// The nth picture, a run of its own. The relations `pixels` and `drawing` with its number lead to
/// its two files.
pub(crate) fn picture(n: usize, (wide, high): (u64, u64), name: &str, description: &str) -> String {
    let (name, description) = (escape(name), escape(description));
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{wide}\" cy=\"{high}\"/>\
         <wp:docPr id=\"{n}\" name=\"{name}\" descr=\"{description}\"/>\
         <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{n}\" name=\"{name}\" descr=\"{description}\"/>\
         <pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"pixels{n}\"><a:extLst>\
         <a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\">\
         <asvg:svgBlip r:embed=\"drawing{n}\"/></a:ext></a:extLst></a:blip>\
         <a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}
