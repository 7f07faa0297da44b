namespace Baladi.Core.Notifications;

/// <summary>Addresses of pages as they are sent to people, who open them from outside.</summary>
public sealed class PortalLinks(Uri portal)
{
    /// <summary>The portal itself, as the issuer of what it signs.</summary>
    public string Portal => portal.ToString();

    public string StatusList(int year) => new Uri(portal, $"api/v1/licenses/status/{year:0000}").ToString();

    public string Case(string language, string reference) => new Uri(portal, $"{language}/licenses/cases/{reference}").ToString();

    public string Consent(string language, string reference) => new Uri(portal, $"{language}/licenses/consents/{reference}").ToString();

    public string License(string language, string number) => new Uri(portal, $"{language}/licenses/{number}").ToString();

    public string Application(string language, string draft) => new Uri(portal, $"{language}/licenses/applications/{draft}").ToString();

    public string SignIn(string language) => new Uri(portal, $"{language}/account/sign-in").ToString();

    public string Establishments(string language) => new Uri(portal, $"{language}/account/establishments").ToString();

    public string Mobile(string language) => new Uri(portal, $"{language}/account/mobile").ToString();

    public string Security(string language) => new Uri(portal, $"{language}/account/security").ToString();

    public string Sessions(string language) => new Uri(portal, $"{language}/account/sessions").ToString();

    public Uri Requirement(string language, string document) => new(portal, $"{language}/requirements/{document}");

    public string RequirementChanges(string language, string document, int version) => new Uri(portal, $"{language}/requirements/{document}/versions/{version}/changes").ToString();

    public string PublicationDraft(string language, string reference) => new Uri(portal, $"{language}/administration/publications/drafts/{reference}").ToString();

    public string Following(string language) => new Uri(portal, $"{language}/requirements/following").ToString();

    /// <summary>Short, and in no language: it is printed in a QR code.</summary>
    public string Verification(string token) => new Uri(portal, $"v/{token}").ToString();

    /// <summary>The same with the license as it was signed behind it: a phone opens the page, a program without a connection reads what no server is sent.</summary>
    public string Stamp(string token, string stamp) => $"{Verification(token)}#{stamp}";
}
