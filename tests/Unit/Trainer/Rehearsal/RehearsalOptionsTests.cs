using Streaming.Trainer.Rehearsal;
using Xunit;

namespace Streaming.Tests.Unit.Trainer.Rehearsal;

public sealed class RehearsalOptionsTests
{
    private static readonly string[] Needed = ["--server", "http://127.0.0.1:5080", "--channel", "c", "--token", "t"];

    [Fact]
    public void Server_channel_and_token_are_enough()
    {
        var options = RehearsalOptions.Read(Needed);
        Assert.Equal((300, 20, 30), (options.Attackers, options.Audience, options.Seconds));
    }

    [Theory]
    [InlineData("--attackers", "0", "--attackers is 0; it lies between 1 and 10000.")]
    [InlineData("--seconds", "many", "--seconds must be a whole number.")]
    [InlineData("--authors", "robots", "it is guests or tokens")]
    [InlineData("--speed", "1", "--speed is not an option here")]
    public void A_wrong_option_is_refused_by_name(string name, string value, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => RehearsalOptions.Read([.. Needed, name, value])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("ftp://host")]
    [InlineData("nowhere")]
    public void A_wrong_server_is_refused(string server) =>
        Assert.Throws<ArgumentException>(() => RehearsalOptions.Read(["--server", server, "--channel", "c", "--token", "t"]));
}
