using System.Security.Claims;
using Streaming.Moderation.Comments;
using Streaming.Server.Access;
using Xunit;

namespace Streaming.Tests.Unit.Server.Access;

public sealed class CallerTests
{
    [Fact]
    public void A_role_holds_on_its_own_channel_and_below()
    {
        var broadcaster = new Caller(Role.Broadcaster, "paris", "t1", "Bea");
        Assert.True(broadcaster.May(Role.Moderator, "paris"));
        Assert.True(broadcaster.May(Role.Broadcaster, "paris"));
        Assert.False(broadcaster.May(Role.Owner, "paris"));
        Assert.False(broadcaster.May(Role.Viewer, "lyon"));
        Assert.True(Tokens.Admin.May(Role.Owner, "anywhere"));
    }

    [Fact]
    public void A_principal_carries_its_caller_and_a_foreign_one_carries_none()
    {
        var caller = new Caller(Role.Viewer, "paris", "g1", "Ada") { IsGuest = true };
        Assert.Equal(caller, Caller.From(new ClaimsPrincipal(new CallerIdentity(caller))));
        Assert.Null(Caller.From(null));
        Assert.Null(Caller.From(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, "Owner")], "other"))));
    }
}
