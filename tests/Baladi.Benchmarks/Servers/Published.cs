using System.Diagnostics;
using Baladi.TestKit;

namespace Baladi.Benchmarks.Servers;

/// <summary>The application as it is shipped: published once per run, in Release, outside the sources.</summary>
public static class Published
{
    private static readonly Lazy<Task<string>> Output = new(PublishAsync);

    /// <summary>The folder of the published application.</summary>
    public static Task<string> FolderAsync() => Output.Value;

    private static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "baladi-benchmarks", "published");
        Say.Progress("publishing the application");
        await Processes.RunAsync("dotnet", ["publish", Path.Combine(Repository.Source, "Baladi.Web"), "-c", "Release", "-o", folder, "--nologo", "-v", "quiet"]);
        return folder;
    }
}

/// <summary>Runs programs to their end.</summary>
public static class Processes
{
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(program, arguments, environment, quiet: false);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} failed:\n{await output}\n{await errors}");
    }

    /// <param name="quiet">Drops what it prints, so that nobody has to read it.</param>
    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment, bool quiet)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var process = Process.Start(start)!;
        if (!quiet) return process;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) Say.Progress(text); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}

/// <summary>How far a benchmark is, on standard error: standard output holds results only.</summary>
public static class Say
{
    public static void Progress(string text) => Console.Error.WriteLine(text);
}
