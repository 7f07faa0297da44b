namespace Baladi.Core.Registries;

/// <summary>What the registries of a demo system know: fictional, from Seed/demo/registries.json, and whatever a test adds.</summary>
public sealed class DevelopmentRegistries
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, IdentityRecord> identities = [];
    private readonly Dictionary<string, List<RegisteredEstablishment>> establishments = [];
    private readonly Dictionary<(string Deed, string Owner), DeedRecord> deeds = [];
    private readonly Dictionary<string, AddressRecord> addresses = [];
    private readonly Dictionary<string, OfficeRecord> offices = [];
    private readonly HashSet<Registry> down = [];

    public DevelopmentRegistries Add(string nationalId, IdentityRecord record) => Change(() => identities[nationalId] = record);

    public DevelopmentRegistries Add(string owner, params RegisteredEstablishment[] owned) => Change(() => establishments[owner] = [.. owned]);

    public DevelopmentRegistries Add(string deedNumber, string owner, DeedRecord record) => Change(() => deeds[(deedNumber, owner)] = record);

    public DevelopmentRegistries Add(string shortAddress, AddressRecord record) => Change(() => addresses[shortAddress] = record);

    public DevelopmentRegistries Add(string commercialRegistration, OfficeRecord record) => Change(() => offices[commercialRegistration] = record);

    /// <summary>From now on, and until it is said otherwise, the registry does not answer.</summary>
    public DevelopmentRegistries Answers(Registry registry, bool answers) => Change(() => { if (answers) down.Remove(registry); else down.Add(registry); });

    internal RegistryReply<object> Of(IRegistryQuestion question)
    {
        lock (gate)
        {
            if (down.Contains(question.Registry)) throw new HttpRequestException("The registry was told not to answer.");
            return question switch
            {
                IdentityQuestion asked => Found(identities.GetValueOrDefault(asked.NationalId)),
                EstablishmentsQuestion asked => establishments.TryGetValue(asked.NationalId, out var owned) ? Found(new EstablishmentsRecord([.. owned])) : identities.ContainsKey(asked.NationalId) ? new(RegistryVerdict.No) : new(RegistryVerdict.NoData),
                DeedQuestion asked => deeds.TryGetValue((asked.DeedNumber, asked.NationalId), out var deed) ? Found(deed) : new(deeds.Keys.Any(key => key.Deed == asked.DeedNumber) ? RegistryVerdict.No : RegistryVerdict.NoData),
                AddressQuestion asked => Found(addresses.GetValueOrDefault(asked.ShortAddress)),
                OfficeQuestion asked => offices.TryGetValue(asked.CommercialRegistration, out var office) ? Found(office) : new(establishments.Values.Any(owned => owned.Exists(one => one.CommercialRegistration == asked.CommercialRegistration)) ? RegistryVerdict.No : RegistryVerdict.NoData),
                _ => throw new NotSupportedException($"{question.GetType().Name} is no question of these registries."),
            };
        }
    }

    private static RegistryReply<object> Found(object? record) => record is null ? new(RegistryVerdict.NoData) : new(RegistryVerdict.Yes, record);

    private DevelopmentRegistries Change(Action change)
    {
        lock (gate) change();
        return this;
    }
}

/// <summary>Answers from <see cref="DevelopmentRegistries"/>; never where real people are.</summary>
public sealed class DevelopmentRegistry<TQuestion, TRecord>(DevelopmentRegistries known) : IRegistry<TQuestion, TRecord> where TQuestion : IRegistryQuestion where TRecord : class
{
    public string Source => "Demo registry";

    public Task<RegistryReply<TRecord>> AskAsync(TQuestion question, CancellationToken cancel)
    {
        var reply = known.Of(question);
        return Task.FromResult(new RegistryReply<TRecord>(reply.Verdict, (TRecord?)reply.Record, reply.ValidTo));
    }
}
