using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Streaming.Server.Access;

/// <summary>Secrets of 256 random bits: shown once, kept as a hash.</summary>
/// <remarks>Random secrets need no slow hash: nobody guesses 256 bits.</remarks>
public static class Secret
{
    /// <summary>A new secret, fit for a URL.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A short random name that is no secret.</summary>
    public static string CreateId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    /// <summary>SHA-256 in hexadecimal: what is kept of a secret.</summary>
    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares two hashes in a time that tells nothing about where they differ.</summary>
    public static bool Equal(string hash, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(other));
}
