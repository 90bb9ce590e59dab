using Streaming.Tests.Functional.Host;
using Xunit;

namespace Streaming.Tests.Functional.Storage;

public sealed class DataFolderTests
{
    [Fact]
    public async Task What_people_wrote_and_what_signs_their_tokens_is_read_by_the_servers_user_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes.");
            return;
        }

        var parent = Directory.CreateTempSubdirectory("streaming-modes-");
        var folder = Path.Combine(parent.FullName, "data");
        await using (var server = await StreamingServer.StartAsync(folder))
        {
            await server.CreateChannelAsync("modes");
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            foreach (var file in (string[])["streaming.db", "streaming.db-wal", "streaming.db-shm", "guest.key"])
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, file)));
        }

        parent.Delete(recursive: true);
    }
}
