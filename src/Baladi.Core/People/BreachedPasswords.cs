using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Baladi.Core.People;

/// <summary>
/// Passwords that are known from breaches, asked without leaving the house: the first eight bytes of each one's SHA-1, sorted. A short
/// list comes with the program; an operator installs the full one beside it (docs/operations.md, Passwords).
/// </summary>
public sealed class BreachedPasswords : IDisposable
{
    public const string FileName = "breached-passwords.bin";
    private const int Record = sizeof(ulong);
    private const string Built = "Baladi.Core.People.breached-passwords.bin";
    private readonly ulong[] built;
    private readonly SafeFileHandle? installed;

    /// <param name="folder">Where an installed list lies.</param>
    /// <exception cref="InvalidOperationException">The installed list is no such file.</exception>
    public BreachedPasswords(string folder)
    {
        using var resource = typeof(BreachedPasswords).Assembly.GetManifestResourceStream(Built)!;
        built = new ulong[resource.Length / Record];
        Span<byte> record = stackalloc byte[Record];
        for (var i = 0; i < built.Length; i++)
        {
            resource.ReadExactly(record);
            built[i] = BinaryPrimitives.ReadUInt64BigEndian(record);
        }
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return;
        installed = File.OpenHandle(path, options: FileOptions.RandomAccess);
        if (RandomAccess.GetLength(installed) % Record != 0) throw new InvalidOperationException($"{path} is not a list of breached passwords; import it again.");
    }

    /// <summary>How many are known, installed ones included.</summary>
    public long Count => built.Length + (installed is null ? 0 : RandomAccess.GetLength(installed) / Record);

    public bool Contains(string password)
    {
        // As the lists of breaches are kept. It protects nothing here, it only finds.
#pragma warning disable CA5350
        var sought = BinaryPrimitives.ReadUInt64BigEndian(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        return Array.BinarySearch(built, sought) >= 0 || (installed is not null && IsInstalled(installed, sought));
    }

    /// <summary>Turns a list of SHA-1 hashes, one a line in order, each followed by anything after a colon, into the file that is asked.</summary>
    /// <returns>How many were taken.</returns>
    /// <exception cref="InvalidDataException">A line is no hash, or out of order; it says which.</exception>
    public static long Import(TextReader hashes, Stream file, IProgress<long>? progress = null)
    {
        Span<byte> record = stackalloc byte[Record];
        var (line, taken, last) = (0L, 0L, 0UL);
        while (hashes.ReadLine() is { } text)
        {
            line++;
            if (text.Length == 0) continue;
            if (text.Length < 40 || Convert.FromHexString(text.AsSpan(0, 2 * Record), record, out _, out _) != System.Buffers.OperationStatus.Done) throw new InvalidDataException($"Line {line} is no SHA-1 hash.");
            var hash = BinaryPrimitives.ReadUInt64BigEndian(record);
            if (hash < last) throw new InvalidDataException($"Line {line} is out of order: take the list that is ordered by hash.");
            if (hash == last && taken > 0) continue;
            file.Write(record);
            last = hash;
            if (++taken % 1_000_000 == 0) progress?.Report(taken);
        }
        return taken;
    }

    public void Dispose() => installed?.Dispose();

    private static bool IsInstalled(SafeFileHandle file, ulong sought)
    {
        Span<byte> record = stackalloc byte[Record];
        var (low, high) = (0L, RandomAccess.GetLength(file) / Record - 1);
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            RandomAccess.Read(file, record, middle * Record);
            var found = BinaryPrimitives.ReadUInt64BigEndian(record);
            if (found == sought) return true;
            if (found < sought) low = middle + 1;
            else high = middle - 1;
        }
        return false;
    }
}
