//! Codes of positions of the literature, and of the setting.

super::catalogue::catalogue! {
    POSITION_WITHOUT_PAGE = "W0801", "a position names no page";
    POSITION_WITHOUT_LABEL = "E0802", "something is said of a label that is not given";
    PLACE_NOWHERE = "E0803", "a place has no coordinates";
    ROUTE_NOWHERE = "E0804", "a route leads nowhere";
    LEAVES_BEFORE_JOINING = "E0805", "a member leaves before it joins";
    MEMBER_OUTSIDE = "W0806", "the dates of a membership do not fit";
    BAD_SETTING = "E0807", "a line of a project, an institution or a route is not understood";
    SETTING_UNCITED = "W0808", "a project, an institution or a route names no source";
    LABEL_OF_NOBODY = "W0809", "a position has a label that no school and no other position has";
}
