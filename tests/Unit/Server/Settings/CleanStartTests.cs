using Microsoft.Extensions.Options;
using Streaming.Server.Settings;
using Xunit;

namespace Streaming.Tests.Unit.Server.Settings;

public sealed class CleanStartTests
{
    [Fact]
    public void A_wrong_setting_is_said_and_a_fault_of_ours_is_thrown()
    {
        Assert.Equal("Setting A:B is wrong.", CleanStart.Reason(new OptionsValidationException("x", typeof(string), ["Setting A:B is wrong."])));
        Assert.Contains("in use", CleanStart.Reason(new IOException("Failed to bind to address http://127.0.0.1:5080: address already in use.")), StringComparison.Ordinal);
        Assert.NotNull(CleanStart.Reason(new InvalidOperationException("Failed to convert 'many' at 'Http:Connections'", new FormatException())));
        Assert.Null(CleanStart.Reason(new InvalidOperationException("a bug")));
        Assert.Null(CleanStart.Reason(new NotSupportedException()));
    }

    [Fact]
    public async Task A_start_that_fails_ends_with_1_and_one_that_works_with_0()
    {
        Assert.Equal(0, await CleanStart.RunAsync(() => Task.CompletedTask));
        Assert.Equal(1, await CleanStart.RunAsync(() => throw new OptionsValidationException("x", typeof(string), ["wrong"])));
        await Assert.ThrowsAsync<InvalidOperationException>(() => CleanStart.RunAsync(() => throw new InvalidOperationException("a bug")));
    }
}
