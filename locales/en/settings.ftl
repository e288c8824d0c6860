### Language and time zone.

settings =
    <b>Settings</b>

    Language: { $language }
    Time zone: { $zone }, where it is { $clock } now
button-language = 🌐 Language
button-zone = 🕒 Time zone
button-terms = 📄 Rules
button-privacy = 🔐 Privacy
this-language = English
choose-language = <b>Which language shall I speak?</b>
language-chosen = I speak English now.
choose-zone =
    <b>Which time zone are you in?</b>

    Now: { $zone }, { $clock }.
    Tap one, or send a big city near you or the offset, for example <code>{ $example }</code> or <code>UTC+3</code>.
zone-chosen = Your time zone is { $zone }. It is { $clock } there now.
zone-unknown =
    I know no zone or city by that name.

    Try a big city near you or the offset, for example <code>{ $example }</code> or <code>UTC+3</code>.
zone-many = There is more than one such place. Which one?
button-at-zone = { $city } · { $clock }
