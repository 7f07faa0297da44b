using System.Text.Json.Nodes;

namespace Baladi.TestKit.Portals;

/// <summary>Procedures that no service has, made from those that are published.</summary>
public static class TestProcedures
{
    /// <summary>What is paid for is looked at once more, and may yet be refused, withdrawn or lapse: then what was paid goes back.</summary>
    public static string LookedAtAfterPayment(string procedure)
    {
        var changed = JsonNode.Parse(procedure)!.AsObject();
        var (rules, tasks) = (changed["rules"]!.AsArray(), changed["tasks"]!.AsArray());
        var final = tasks[0]!.DeepClone();
        final["code"] = "final";
        foreach (var action in final["actions"]!.AsArray()) action!.AsObject().Remove("when");
        tasks.Add(final);
        Rule("paid")["do"] = JsonNode.Parse("""[{"effect":"setMilestone","milestone":"in-review"},{"effect":"openTask","task":"final"}]""");
        rules.Add(JsonNode.Parse("""{"on":"final.approve","do":[{"effect":"issueLicense"},{"effect":"setMilestone","milestone":"issued"}]}"""));
        rules.Add(JsonNode.Parse("""{"on":"final.refuse","do":[{"effect":"setMilestone","milestone":"refused"},{"effect":"notify","template":"case-refused"}]}"""));
        foreach (var end in new[] { "review.refuse", "final.refuse", "withdrawn", "lapsed" }) Rule(end)["do"]!.AsArray().Add(JsonNode.Parse("""{"effect":"refundPayments"}"""));
        return changed.ToJsonString();

        JsonNode Rule(string on) => rules.First(rule => rule!["on"]!.GetValue<string>() == on)!;
    }
}
