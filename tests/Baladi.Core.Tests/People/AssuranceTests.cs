using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.TestKit;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.People;

public class AssuranceTests
{
    private static readonly string[] OfCases = ["Baladi.Core.Cases", "Baladi.Core.Payments", "Baladi.Core.Licenses"];

    public static TheoryData<Assurance, PersonStanding, Assurance, string?> Gaps => new()
    {
        { Assurance.None, PersonStanding.Sound, Assurance.SelfRegistered, "sign-in-first" },
        { Assurance.None, PersonStanding.Sound, Assurance.Verified, "sign-in-first" },
        { Assurance.SelfRegistered, PersonStanding.Sound, Assurance.SelfRegistered, null },
        { Assurance.SelfRegistered, PersonStanding.Sound, Assurance.Verified, "verify-first" },
        { Assurance.SelfRegistered, PersonStanding.IdExpired, Assurance.SelfRegistered, null },
        { Assurance.SelfRegistered, PersonStanding.IdExpired, Assurance.Verified, "verify-first" },
        { Assurance.Verified, PersonStanding.Sound, Assurance.Verified, null },
        { Assurance.Verified, PersonStanding.IdExpired, Assurance.SelfRegistered, null },
        { Assurance.Verified, PersonStanding.IdExpired, Assurance.Verified, "id-expired" },
        { Assurance.Verified, PersonStanding.Deceased, Assurance.SelfRegistered, "person-deceased" },
        { Assurance.Verified, PersonStanding.Deceased, Assurance.Verified, "person-deceased" },
    };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void Gap_EachLevelAndStanding_SaysWhatIsMissing(Assurance has, PersonStanding standing, Assurance needed, string? missing)
    {
        var actor = new Actor { Channel = Channel.Web, AccountId = has == Assurance.None ? null : 1, Assurance = has, Standing = standing };

        Assert.Equal(missing, AssuranceRules.Gap(actor, needed)?.Code);
    }

    [Fact]
    public void Commands_OnCases_EachSayTheLevelTheyNeed() =>
        Assert.Empty(Commands().Where(command => OfCases.Any(place => command.Namespace!.StartsWith(place, StringComparison.Ordinal)) && !command.IsDefined(typeof(NeedsAttribute), false)).Select(command => command.Name));

    [Fact]
    public void Handlers_OfCommandsThatNeedALevel_AskForTheGap()
    {
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Source, "Baladi.Core"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        // Whoever is at the counter was asked once, on opening the visit.
        var silent = Commands().Where(command => command.IsDefined(typeof(NeedsAttribute), false) && OfCases.Any(place => command.Namespace!.StartsWith(place, StringComparison.Ordinal)))
            .Where(command => !code.Contains($"Gap<{command.Name}>()", StringComparison.Ordinal)).Select(command => command.Name);

        Assert.Empty(silent);
    }

    [Fact]
    public void Levels_Drafting_IsForAllAndSubmittingForTheVerified()
    {
        Assert.Equal(Assurance.SelfRegistered, AssuranceRules.Needed(typeof(SaveAnswers)));
        Assert.Equal(Assurance.Verified, AssuranceRules.Needed(typeof(SubmitCase)));
        Assert.Equal(Assurance.Verified, AssuranceRules.Needed(typeof(AssuranceTests)));
    }

    [Fact]
    public void Standing_AnyDates_FollowsTheLastDayOfTheId() => Gen.Select(Gen.Int[-4000, 4000], Gen.Int[-4000, 4000]).Sample((expires, asked) =>
    {
        var (beginning, person) = (new DateOnly(2026, 4, 5), Samples.Person());
        person.Verify(IdentitySource.SupportCentre, DateTimeOffset.UnixEpoch, 1, beginning.AddDays(expires));

        return person.StandingOn(beginning.AddDays(asked)) == (asked <= expires ? PersonStanding.Sound : PersonStanding.IdExpired);
    });

    /// <summary>Whatever a handler takes together with an actor.</summary>
    private static IEnumerable<Type> Commands() =>
        typeof(SubmitCase).Assembly.GetTypes().Where(type => type.Name.EndsWith("Handler", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods()).Where(method => method.Name == "HandleAsync")
            .Select(method => method.GetParameters()).Where(taken => taken.Any(one => one.ParameterType == typeof(Actor)))
            .Select(taken => taken[0].ParameterType).Where(type => !type.IsInterface && type.Assembly == typeof(Case).Assembly && type != typeof(Actor) && type != typeof(CaseFile) && !type.IsSubclassOf(typeof(Effect))).Distinct();

    private static class Samples
    {
        public static Person Person() => new("1000000008", new("اسم", "Name"), "+966500000008", new NationalIdVault(new KeyRing(Path.Combine(Path.GetTempPath(), $"baladi-keys-{Environment.ProcessId}"), createMissing: true)));
    }
}
