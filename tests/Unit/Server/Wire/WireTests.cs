using System.Text.Json;
using Streaming.Moderation.Comments;
using Streaming.Moderation.Rules;
using Streaming.Server.Wire;
using Xunit;

namespace Streaming.Tests.Unit.Server.Wire;

public sealed class WireTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    public void A_field_is_quoted_where_it_must_be_and_never_a_formula(string? value, string field) => Assert.Equal(field, Csv.Field(value));

    [Theory]
    [InlineData("""{"slowSeconds":1,"ladder":{"onCountdown":"cut"}}""", null)]
    [InlineData("""{}""", null)]
    [InlineData("""[]""", "The document must be an object")]
    [InlineData("""{"x":1}""", "'x' is not known")]
    [InlineData("""{"SlowSeconds":1}""", "'SlowSeconds' is not known")]
    [InlineData("""{"ladder":{"x":1}}""", "'ladder.x' is not known")]
    [InlineData("""{"ladder":[]}""", "'ladder' must be an object")]
    [InlineData("""{"ladder":null}""", "'ladder' must be an object")]
    [InlineData("""{"blockedTerms":{}}""", "'blockedTerms' must be a list")]
    [InlineData("""{"blockedTerms":[{"term":"a","expires":null}]}""", null)]
    [InlineData("""{"blockedTerms":[{"term":null}]}""", "'blockedTerms[0].term' must be a text")]
    [InlineData("""{"blockedTerms":[{"term":"a","expires":"soon"}]}""", "'blockedTerms[0].expires' must be a moment")]
    [InlineData("""{"failure":"boom"}""", "'failure' must be one of hold, reject, publish")]
    [InlineData("""{"guests":"yes"}""", "'guests' must be true or false")]
    [InlineData("""{"slowSeconds":1e99}""", "'slowSeconds' must be a whole number")]
    public void The_first_place_that_differs_is_named(string json, string? begins)
    {
        using var document = JsonDocument.Parse(json);
        var fault = JsonShape.Fault(document.RootElement, WireJson.Options.GetTypeInfo(typeof(ChannelRules)), "");
        if (begins is null)
            Assert.Null(fault);
        else
            Assert.StartsWith(begins, fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_inside_a_type_is_described()
    {
        Assert.StartsWith("must be one of open, slow", JsonKind.At(typeof(ChannelRules), "ladder.automaticUpTo"), StringComparison.Ordinal);
        Assert.Equal("must be a text", JsonKind.At(typeof(ChannelRules), "blockedTerms[3].term"));
        Assert.Equal("has a value of the wrong kind", JsonKind.At(typeof(ChannelRules), "no.such.place"));
    }

    [Fact]
    public void Enums_are_spelt_in_camel_case() => Assert.Equal("identityAttack", WireJson.Name(Category.IdentityAttack));
}
