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
    Tap one, or send the name of a big city near you, for example <code>{ $example }</code>.
zone-chosen = Your time zone is { $zone }. It is { $clock } there now.
zone-unknown =
    I know no zone or city by that name.

    Try a big city near you in English, for example <code>{ $example }</code>.
zone-many = There is more than one such place. Which one?
button-at-zone = { $city } · { $clock }
