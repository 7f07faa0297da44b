using System.Collections.Frozen;
using Microsoft.AspNetCore.Html;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary>Drawings on a 24 × 24 grid, inline: one request less, and they take the color of the text around them.</summary>
public static class Icons
{
    private static readonly HashSet<string> Mirrored = ["arrow", "back", "sign-out", "send", "chat", "list"];

    private static readonly Dictionary<string, string> Drawings = new()
    {
        ["arrow"] = "<path d='M5 12h14m-6-6 6 6-6 6'/>",
        ["back"] = "<path d='M19 12H5m6 6-6-6 6-6'/>",
        ["bell"] = "<path d='M6 17V11a6 6 0 0 1 12 0v6l1.500 2h-15zM10 21h4'/>",
        ["building"] = "<path d='M4 21V5l8-2v18M12 9l8 2v10M2 21h20M7.5 8h1M7.5 12h1M7.5 16h1M15.5 14h1M15.5 17.5h1'/>",
        ["calendar"] = "<rect x='3.5' y='5' width='17' height='16' rx='2'/><path d='M3.5 10h17M8 3v4M16 3v4'/>",
        ["chart"] = "<path d='M4 4v16h16M8.5 16v-5M13 16V8M17.5 16v-3'/>",
        ["chat"] = "<path d='M4 5h16v11H10l-5 4v-4H4z'/><path d='M8 9h8M8 12h5'/>",
        ["check"] = "<path d='m5 12.5 4.5 4.5L19 7.5'/>",
        ["check-circle"] = "<circle cx='12' cy='12' r='9'/><path d='m8 12.3 2.8 2.8L16 9.6'/>",
        ["chevron"] = "<path d='m6 9 6 6 6-6'/>",
        ["clock"] = "<circle cx='12' cy='12' r='9'/><path d='M12 7v5l3.5 2'/>",
        ["close"] = "<path d='M6 6l12 12M18 6 6 18'/>",
        ["contrast"] = "<circle cx='12' cy='12' r='9'/><path d='M12 3v18' /><path d='M12 3a9 9 0 0 1 0 18z' fill='currentColor'/>",
        ["document"] = "<path d='M6 3h8l5 5v13H6zM14 3v5h5M9.5 13h6M9.5 17h6'/>",
        ["download"] = "<path d='M12 4v11m-5-5 5 5 5-5M4 20h16'/>",
        ["down"] = "<path d='M12 5v14m-6-6 6 6 6-6'/>",
        ["edit"] = "<path d='M4 20l1-4.500L16.500 4 20 7.500 8.500 19zM14 6.500 17.500 10'/>",
        ["empty"] = "<path d='M3.5 13.5 6 5h12l2.5 8.5V20h-17zM3.5 13.5H9a3 3 0 0 0 6 0h5.5'/>",
        ["error"] = "<path d='M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16.2v.1'/>",
        ["eye"] = "<path d='M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z'/><circle cx='12' cy='12' r='3'/>",
        ["globe"] = "<circle cx='12' cy='12' r='9'/><path d='M3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.500-6-3.500-9S9 6 12 3z'/>",
        ["grid"] = "<rect x='4' y='4' width='6.500' height='6.500' rx='1.500'/><rect x='13.500' y='4' width='6.500' height='6.500' rx='1.500'/><rect x='4' y='13.500' width='6.500' height='6.500' rx='1.500'/><rect x='13.500' y='13.500' width='6.500' height='6.500' rx='1.500'/>",
        ["home"] = "<path d='M4 11 12 4l8 7v9h-5.500v-6h-5v6H4z'/>",
        ["info"] = "<circle cx='12' cy='12' r='9'/><path d='M12 11v5.500M12 7.600v.1'/>",
        ["license"] = "<path d='M4 4h16v12H4z'/><path d='M8 8h8M8 11.500h4'/><circle cx='16' cy='15' r='2.500' fill='#fff'/><path d='m14.500 17-.5 4 2-1.200 2 1.200-.5-4'/>",
        ["list"] = "<path d='M9 6h11M9 12h11M9 18h11M4.500 6v.1M4.500 12v.1M4.500 18v.1'/>",
        ["lock"] = "<rect x='5' y='10.500' width='14' height='10' rx='2'/><path d='M8 10.500V8a4 4 0 0 1 8 0v2.500M12 14.500v2'/>",
        ["map"] = "<path d='M3.500 6.500 9 4l6 2.500L20.500 4v13.500L15 20l-6-2.500L3.500 20zM9 4v13.500M15 6.500V20'/>",
        ["menu"] = "<path d='M4 7h16M4 12h16M4 17h16'/>",
        ["minus-circle"] = "<circle cx='12' cy='12' r='9'/><path d='M8 12h8'/>",
        ["money"] = "<rect x='3' y='6' width='18' height='12' rx='2'/><circle cx='12' cy='12' r='2.500'/><path d='M6.500 9v.1M17.500 15v.1'/>",
        ["person"] = "<circle cx='12' cy='8' r='4'/><path d='M4.500 20.500c.6-4 3.600-6 7.500-6s6.900 2 7.500 6'/>",
        ["phone"] = "<path d='M5 4h4l1.500 5-2.500 1.500a11 11 0 0 0 5.500 5.500L15 13.500l5 1.500v4a1.500 1.500 0 0 1-1.500 1.500C10.500 20.500 3.500 13.500 3.500 5.500A1.500 1.500 0 0 1 5 4z'/>",
        ["pin"] = "<path d='M12 21s-7-6-7-11.500a7 7 0 0 1 14 0C19 15 12 21 12 21z'/><circle cx='12' cy='9.500' r='2.500'/>",
        ["plan"] = "<path d='M4 4h16v16H4zM4 10h9M13 4v16M13 14h7'/>",
        ["plus"] = "<path d='M12 5v14M5 12h14'/>",
        ["print"] = "<path d='M7 8V4h10v4M7 17H4V9h16v8h-3M7 14h10v6H7z'/>",
        ["question"] = "<circle cx='12' cy='12' r='9'/><path d='M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M12 16.500v.1'/>",
        ["search"] = "<circle cx='10.500' cy='10.500' r='6.500'/><path d='m15.500 15.500 5 5'/>",
        ["send"] = "<path d='M4 5l17 7-17 7 3-7zM7 12h7'/>",
        ["settings"] = "<path d='M4 7h9M17 7h3M4 17h3M11 17h9'/><circle cx='15' cy='7' r='2'/><circle cx='9' cy='17' r='2'/>",
        ["sign-out"] = "<path d='M13 4H5v16h8M10 12h11m-4-4 4 4-4 4'/>",
        ["store"] = "<path d='M4 10v10h16V10M3 10l2-6h14l2 6M3 10a3 3 0 0 0 6 0 3 3 0 0 0 6 0 3 3 0 0 0 6 0M10 20v-5h4v5'/>",
        ["tasks"] = "<rect x='5' y='4.500' width='14' height='16.500' rx='2'/><path d='M9 3h6v3.500H9zM8.500 12l1.300 1.300 2.200-2.600M8.500 17h7M14.500 12h1'/>",
        ["up"] = "<path d='M12 19V5m-6 6 6-6 6 6'/>",
        ["upload"] = "<path d='M12 16V5m-5 5 5-5 5 5M4 20h16'/>",
        ["verify"] = "<path d='M12 3l7.500 3v5.500c0 4.500-3 8-7.500 9.500-4.500-1.500-7.500-5-7.500-9.500V6z'/><path d='m8.700 12 2.400 2.400 4.400-4.800'/>",
        ["warning"] = "<path d='M12 4 2.800 20h18.400zM12 10v4.500M12 17.300v.1'/>",
    };

    private static readonly FrozenDictionary<string, HtmlString> Drawn = Drawings.ToFrozenDictionary(drawing => drawing.Key, drawing => new HtmlString(
        $"<svg class='icon{(Mirrored.Contains(drawing.Key) ? " icon--mirrored" : "")}' viewBox='0 0 24 24' aria-hidden='true' focusable='false'>{drawing.Value}</svg>"));

    public static IEnumerable<string> Names => Drawings.Keys;

    public static IHtmlContent Draw(string name) => Drawn[name];
}
