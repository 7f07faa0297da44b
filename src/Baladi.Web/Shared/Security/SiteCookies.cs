namespace Baladi.Web.Shared.Security;

/// <summary>Every cookie of the portal; all are essential.</summary>
public static class SiteCookies
{
    /// <summary>Who is signed in. Its presence keeps a request away from the shared cache.</summary>
    public const string Session = "baladi.session";
    /// <summary>Who has given the right password and still has to give a code.</summary>
    public const string SecondFactor = "baladi.code";
    /// <summary>An account that waits for its mobile to be confirmed.</summary>
    public const string Registration = "baladi.registration";
    /// <summary>A forgotten password on its way to a new one.</summary>
    public const string Recovery = "baladi.recovery";
    /// <summary>The challenge of a passkey, until its device has answered.</summary>
    public const string Passkey = "baladi.passkey";
    /// <summary>A browser that somebody signed in with before; any other is told to them.</summary>
    public const string Device = "baladi.device";
    /// <summary>What the national sign-on proved, until it is clear whose account it is.</summary>
    public const string NationalSignOn = "baladi.signon";
    /// <summary>For whom somebody acts.</summary>
    public const string ActingFor = "baladi.acting";
    public const string Antiforgery = "baladi.forgery";
    public const string TempData = "baladi.message";
    /// <summary>That the cookie notice was read.</summary>
    public const string Notice = "baladi.notice";
}
