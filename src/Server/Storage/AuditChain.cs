using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Streaming.Server.Storage;

/// <summary>What makes an audit tamper-evident: each row's hash covers the row and the hash before it.</summary>
public static class AuditChain
{
    /// <summary>What the first row of a channel follows.</summary>
    public static string Beginning { get; } = new('0', 64);

    /// <summary>The hash that a row must carry.</summary>
    public static string HashOf(AuditRow row) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(row))));

    /// <summary>Whether a row is intact and follows the one before it (null: is the first).</summary>
    public static bool Follows(AuditRow row, AuditRow? before) =>
        row.Number == (before?.Number ?? 0) + 1
        && row.PreviousHash == (before?.Hash ?? Beginning)
        && row.Hash == HashOf(row);

    // Each part goes with its length, so that no two rows share a form; a null is not an empty text.
    private static string Canonical(AuditRow row)
    {
        var form = new StringBuilder();
        foreach (var part in (ReadOnlySpan<string?>)
            [
                row.PreviousHash, row.Channel, Number(row.Number), Number(row.At.UtcTicks), row.MakerKind.ToString(), row.MakerId, row.MakerName,
                row.Action, row.Subject, row.Detail,
            ])
            form.Append(part is null ? "-" : Number(part.Length)).Append(':').Append(part).Append('\n');
        return form.ToString();
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
