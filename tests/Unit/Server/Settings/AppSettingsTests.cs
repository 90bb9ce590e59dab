using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Server;
using Streaming.Server.Settings;
using Xunit;

namespace Streaming.Tests.Unit.Server.Settings;

public sealed class AppSettingsTests
{
    private static readonly IConfiguration File = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();

    // Read by the framework.
    private static readonly string[] Framework = ["Logging", "AllowedHosts"];

    [Fact]
    public void Every_section_of_the_file_is_an_options_class_and_the_reverse()
    {
        var inFile = File.GetChildren().Select(section => section.Key).Except(Framework).Order(StringComparer.Ordinal);
        Assert.Equal(Sections().Select(section => section.Name).Order(StringComparer.Ordinal), inFile);
    }

    [Fact]
    public void Every_setting_is_in_the_file_with_its_default_and_the_file_has_no_other()
    {
        Assert.NotEmpty(Sections());
        foreach (var section in Sections())
        {
            var defaults = Activator.CreateInstance(section.Options)!;
            var properties = section.Options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null).ToList();
            var keys = File.GetSection(section.Name).GetChildren().Select(key => key.Key).ToList();
            Assert.Equal(properties.Select(property => $"{section.Name}:{property.Name}").Order(StringComparer.Ordinal), keys.Select(key => $"{section.Name}:{key}").Order(StringComparer.Ordinal));

            var bound = Activator.CreateInstance(section.Options)!;
            File.GetSection(section.Name).Bind(bound);
            foreach (var property in properties)
                Assert.True(Same(property.GetValue(defaults), property.GetValue(bound)), $"{section.Name}:{property.Name} is {property.GetValue(bound)} in the file and {property.GetValue(defaults)} in the class");
        }
    }

    [Fact]
    public void A_wrong_value_is_refused_with_its_whole_key()
    {
        var check = new SectionCheck<Streaming.Server.Access.AccessOptions>("Access");
        var result = check.Validate(null, new() { GuestDays = 0, AdminToken = "short" });
        Assert.True(result.Failed);
        Assert.Contains(result.Failures, failure => failure.Contains("Access:GuestDays", StringComparison.Ordinal));
        Assert.True(check.Validate(null, new() { AdminToken = "short" }).Failed);
        Assert.True(check.Validate(null, new()).Succeeded);
    }

    private static bool Same(object? one, object? other) => one is IEnumerable list and not string
        ? list.Cast<object>().SequenceEqual(((IEnumerable)other!).Cast<object>())
        : Equals(one, other);

    private static List<SettingsSection> Sections()
    {
        using var app = ServerHost.Build(["--urls=http://127.0.0.1:0"]) as IDisposable;
        return [.. ((Microsoft.AspNetCore.Builder.WebApplication)app).Services.GetServices<SettingsSection>()];
    }
}
