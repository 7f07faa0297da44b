namespace Baladi.Core.People;

/// <summary>
/// The passwords of twelve characters and more that head public lists of leaked ones, and the words that people here stretch to
/// that length with digits and signs. Short on purpose: it stops guessing by hand and by dictionary, lockout stops the rest.
/// </summary>
internal static class CommonPasswords
{
    private static readonly HashSet<string> Whole =
    [
        "1q2w3e4r5t6y", "1q2w3e4r5t6y7u", "1q2w3e4r5t6y7u8i", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "q1w2e3r4t5y6", "zaq12wsxcde3", "zaq1xsw2cde3",
        "qwertyuiop12", "qwertyuiop123", "qwertyuiop1234", "qwertyuiopasdf", "qwertyuiopasdfghjkl", "asdfghjkl123", "asdfghjkl1234", "asdfghjklqwe", "zxcvbnm12345", "zxcvbnm123456",
        "abc123abc123", "abcd1234abcd", "a1b2c3d4e5f6", "aa123456aa123456", "123qweasdzxc", "qweasdzxc123", "qwe123qwe123", "asd123asd123", "123456qwerty", "qwerty123456", "qwerty12345678",
        "123123123123", "112233445566", "121212121212", "123321123321", "147258369147", "159357159357", "987654321987", "102030405060", "123654789123", "741852963741", "100200300400",
        "iloveyou1234", "iloveyou12345", "iloveyouforever", "letmein123456", "welcome12345", "welcome123456", "changeme1234", "trustno1trustno1", "correcthorsebatterystaple", "thisismypassword", "mypassword123",
    ];

    private static readonly HashSet<string> Words =
    [
        "password", "passw0rd", "p@ssw0rd", "p@ssword", "pass", "admin", "administrator", "welcome", "welc0me", "letmein", "qwerty", "qwertyuiop", "asdfgh", "asdfghjkl", "zxcvbnm", "iloveyou", "monkey", "dragon", "master",
        "login", "user", "test", "guest", "root", "secret", "changeme", "default", "football", "superman", "computer", "internet", "facebook", "whatsapp", "abc", "abcd", "abcdef", "qazwsx",
        "saudi", "saudia", "saudiarabia", "ksa", "riyadh", "jeddah", "makkah", "madinah", "dammam", "baladi", "balady", "amanah", "baladiya", "municipality", "absher", "tawakkalna", "nafath", "vision", "alhilal", "alnassr", "alahli", "alittihad",
        "mohammed", "mohammad", "muhammad", "ahmed", "abdullah", "khalid", "fahad", "sultan", "faisal", "salman", "abdulaziz", "allah", "bismillah", "alhamdulillah", "yarab",
    ];

    /// <param name="folded">In lower case, with Latin digits.</param>
    public static bool Contains(string folded)
    {
        if (Whole.Contains(folded)) return true;
        // "Password@2026!" is "password" with ornaments.
        var letters = folded.Trim([.. "0123456789!@#$%^&*()-_=+.,?/ "]);
        return Words.Contains(letters) || letters.Length <= 2;
    }
}
