//! Options that change nothing.

use super::super::context::Context;
use counterpoise_diagnostic::{Code, Diagnostic, Span};

pub(super) fn say_idle(cx: &mut Context<'_>, span: Span, message: String) {
    cx.say(
        Diagnostic::new(Code::IDLE_OPTION, span, message)
            .help("correct the name, or delete the option"),
    );
}
