using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses.Register;

/// <summary>What tells one state of the register from another without reading it.</summary>
/// <param name="Mark">Changes whenever a line of the register does.</param>
/// <param name="At">When it last did.</param>
public sealed record RegisterStamp(string Mark, DateTimeOffset At);

/// <summary>The whole public register, oldest first, a stretch at a time: it holds neither all of it nor the database while a slow reader takes it in.</summary>
public sealed class ReadWholeRegister(BaladiDbContext db, Geography geography, TimeProvider time)
{
    private const int Stretch = 1000;

    /// <summary>Licenses come and change, and at midnight some begin and some are over.</summary>
    public async Task<RegisterStamp> StampAsync(CancellationToken cancel)
    {
        var today = time.Today();
        // Counted as well as looked at: what is written last does not always bear the highest key.
        var entered = await db.Licenses.AsNoTracking().CountAsync(l => l.HeldByPerson != null, cancel);
        var changed = await db.LicenseChanges.AsNoTracking().CountAsync(cancel);
        var newest = await db.Licenses.AsNoTracking().Where(l => l.HeldByPerson != null).OrderByDescending(l => l.Id).Select(l => new { l.Id, l.IssuedAt }).FirstOrDefaultAsync(cancel);
        var latest = await db.LicenseChanges.AsNoTracking().OrderByDescending(c => c.Id).Select(c => new { c.Id, c.At }).FirstOrDefaultAsync(cancel);
        var mark = string.Create(CultureInfo.InvariantCulture, $"{today:O}|{entered}|{newest?.Id}|{changed}|{latest?.Id}");
        var at = new[] { RiyadhTime.StartOf(today), newest?.IssuedAt ?? default, latest?.At ?? default }.Max();
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mark)))[..16], at);
    }

    /// <summary>The same lines as the register's lists, and no others.</summary>
    public async IAsyncEnumerable<RegisterLine> LinesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var today = time.Today();
        for (var last = 0L; ;)
        {
            var stretch = await db.Licenses.AsNoTracking().Where(l => l.HeldByPerson != null && l.Id > last).OrderBy(l => l.Id).Take(Stretch).ToListAsync(cancel);
            foreach (var license in stretch) yield return RegisterLine.Of(license, geography.Authority(license.AuthorityId), today);
            if (stretch.Count < Stretch) yield break;
            last = stretch[^1].Id;
        }
    }
}
