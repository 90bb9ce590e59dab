using System.Security.Cryptography;
using Streaming.Server.Storage;

namespace Streaming.Server.Access;

/// <summary>The 256 bits that sign guests' tokens. Made at the first start, readable by the server's user alone.</summary>
public static class SigningKey
{
    private const int Length = 32;

    /// <summary>Reads the key from the data folder, or makes one there.</summary>
    public static byte[] LoadOrCreate(string folder)
    {
        var path = Path.Combine(folder, "guest.key");
        if (!File.Exists(path))
            Create(folder, path);
        var key = File.ReadAllBytes(path);
        return key.Length == Length
            ? key
            : throw new InvalidDataException($"'{path}' has {key.Length} bytes, not {Length}; restore it, or delete it (all guests then start anew).");
    }

    private static void Create(string folder, string path)
    {
        DataFolder.Make(folder);
        var fresh = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(fresh, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Length));
            file.Flush(flushToDisk: true);
        }

        // Moved into place whole: a crash half-way leaves no short key.
        File.Move(fresh, path);
    }
}
