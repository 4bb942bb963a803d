using System;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("a/b")]
    [InlineData("a//b/")]
    [InlineData("a b")]
    [InlineData("100%")]
    [InlineData("%2F")]
    [InlineData("who?")]
    [InlineData("a#b")]
    [InlineData("a+b")]
    [InlineData("a&b=c;d")]
    [InlineData("key")]
    [InlineData("orgs/x/buckets")]
    [InlineData("...")]
    [InlineData("flyio_Ünïcödé-漢字-🐯")]
    public async Task An_exotic_organization_id_reaches_exactly_its_own_organization(string id)
    {
        await using var emulator = await TestEmulator.StartAsync();
        var path = "/orgs/" + Uri.EscapeDataString(id);
        await emulator.Post(path, """{"org_name":"Exotic","user_id":"ann"}""").Ok();

        Assert.Equal(id, (await emulator.Get(path).Ok()).TextAt("data.id"));
        Assert.Equal([id], (await emulator.Get("/orgs").Ok()).List("data", "id"));
        await emulator.Get(path + "/buckets").Ok();
    }

    [Fact]
    public async Task An_id_of_200_characters_outside_ascii_works()
    {
        await using var emulator = await TestEmulator.StartAsync();
        var id = string.Concat(Enumerable.Repeat("é漢", 100));
        await emulator.Post("/orgs/" + Uri.EscapeDataString(id), """{"org_name":"Long","user_id":"ann"}""").Ok();
        Assert.Equal([id], (await emulator.Get("/orgs").Ok()).List("data", "id"));
    }

    [Fact]
    public async Task Ids_compare_ordinally()
    {
        await using var emulator = await TestEmulator.StartAsync();
        string[] ids = ["acme", "Acme", "ACME", "acmé", "acme\u0301"];
        foreach (var id in ids) await emulator.Post("/orgs/" + Uri.EscapeDataString(id), """{"org_name":"x","user_id":"ann"}""").Ok();
        Assert.Equal(ids.Order(StringComparer.Ordinal), (await emulator.Get("/orgs").Ok()).List("data", "id").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_escaped_slash_is_not_a_separator()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Get("/orgs/acme/buckets").Ok();
        await emulator.Get("/orgs/acme%2Fbuckets").Refused(404, "organization 'acme/buckets'");
    }

    [Theory]
    [InlineData("/orgs/.")]
    [InlineData("/orgs/..")]
    [InlineData("/orgs/%2E%2E")]
    [InlineData("/orgs/acme/buckets/%2e")]
    public async Task A_dot_segment_is_not_an_identity(string path)
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Get(path).Refused(400, "can't be an id");
    }

    [Fact]
    public async Task A_control_character_is_not_allowed_in_an_identity()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Get("/orgs/a%0Ab").Refused(400, "org_id");
    }

    [Theory]
    [InlineData("/orgs/%FF")]
    [InlineData("/orgs/%C3")]
    [InlineData("/orgs/100%")]
    [InlineData("/orgs/%zz")]
    [InlineData("/orgs/")]
    [InlineData("/nothing")]
    [InlineData("/orgs/acme/nothing")]
    public async Task An_unknown_path_is_not_found(string path)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Get(path).Refused(404);
    }

    [Fact]
    public async Task A_known_path_with_another_method_lists_the_allowed_ones()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var answer = await emulator.Delete("/orgs/acme").Refused(405, "DELETE");
        Assert.Equal(["GET", "POST", "PUT"], answer.Response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_provider_is_not_found()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.SendTo("/v1/providers/other/orgs", "GET").Refused(404, "provider 'other'");
    }

    [Fact]
    public async Task A_provider_of_another_name_can_be_served()
    {
        await using var emulator = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, ProviderId = "a b" });
        await emulator.SendTo("/v1/providers/a%20b/orgs", "GET").Ok();
    }
}
