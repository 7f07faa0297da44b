using Baladi.Benchmarks;
using Baladi.Benchmarks.Servers;

if (args is [BareServers.Verb, var kind, var argument])
    return await BareServers.RunAsync(kind, argument);
if (args is not [var name])
    return Refuse("Name one benchmark");
if (Benchmark.All.SingleOrDefault(benchmark => benchmark.Name == name) is not { } chosen)
    return Refuse($"There is no benchmark {name}");

using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancel.Cancel();
};

foreach (var measurement in await chosen.Run(cancel.Token))
    Console.WriteLine(measurement.ToLine());
return 0;

static int Refuse(string why)
{
    Console.Error.WriteLine($"{why}: dotnet run -c Release --project tests/Baladi.Benchmarks -- NAME");
    foreach (var benchmark in Benchmark.All)
        Console.Error.WriteLine($"  {benchmark.Name,-14}{benchmark.Question}");
    return 2;
}
