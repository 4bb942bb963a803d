using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class PagingTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 25).Select(i => $"org-{i:D2}")];

    [Invariant("paging")]
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(25)]
    [InlineData(26)]
    public async Task Pages_of_organizations_return_each_one_once_and_end_without_a_token(int limit)
    {
        await using var emulator = await Seeded();
        var (found, last) = await Walk(emulator, "/orgs?limit=" + limit, "data", "id");
        Assert.Equal(Ids, found);
        Assert.Equal((Ids.Length + limit - 1) / limit, emulator.Server.Requests.Count("ListOrganizations"));
        Assert.False(last.Has("next_continuation_token"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Pages_of_buckets_end_with_an_empty_token(int limit)
    {
        await using var emulator = await TestEmulator.StartAsync();
        string[] names = ["aaa", "bbb", "ccc", "ddd", "eee"];
        foreach (var name in names.Reverse()) await emulator.ProvisionAsync("acme", name);
        var (found, last) = await Walk(emulator, "/orgs/acme/buckets?limit=" + limit, "buckets", "name");
        Assert.Equal(names, found);
        Assert.Equal("", last.TextAt("next_continuation_token"));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("abc")]
    [InlineData("abcd")]
    public async Task Every_token_needs_escaping(string id)
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.SeedOrganizations(2, i => (i == 0 ? id : "z", "x"));
        var token = (await emulator.Get("/orgs?limit=1").Ok()).TextAt("next_continuation_token");
        foreach (var special in "+/=") Assert.Contains(special, token);
        await emulator.Get("/orgs?continuation_token=" + token).Refused(400, "continuation_token");
        var next = await emulator.Get("/orgs?continuation_token=" + Uri.EscapeDataString(token)).Ok();
        Assert.Equal(["z"], next.List("data", "id"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("%2B%2B%2F%2F")]
    [InlineData("%00")]
    public async Task An_invented_token_is_refused(string token)
    {
        await using var emulator = await Seeded();
        await emulator.Get("/orgs?continuation_token=" + token).Refused(400, "continuation_token");
    }

    [Fact]
    public async Task A_token_of_another_list_is_refused()
    {
        await using var emulator = await Seeded();
        await emulator.ProvisionAsync("org-00", "data");
        var token = Uri.EscapeDataString((await emulator.Get("/orgs?limit=1").Ok()).TextAt("next_continuation_token"));
        await emulator.Get("/orgs/org-00/buckets?continuation_token=" + token).Refused(400, "continuation_token");
    }

    [Invariant("paging")]
    [Fact]
    public async Task An_organization_that_is_added_or_removed_between_pages_does_not_affect_others()
    {
        await using var emulator = await Seeded();
        var first = await emulator.Get("/orgs?limit=10").Ok();
        await emulator.Deactivate("org-09");
        await emulator.Post("/orgs/org-05b", """{"org_name":"x","user_id":"ann"}""").Ok();
        var rest = await emulator.Get("/orgs?continuation_token=" + Uri.EscapeDataString(first.TextAt("next_continuation_token"))).Ok();
        Assert.Equal(Ids, first.List("data", "id").Concat(rest.List("data", "id")));
    }

    [Theory]
    [InlineData("0", 1)]
    [InlineData("-5", 1)]
    [InlineData("5001", 25)]
    [InlineData("9223372036854775807", 25)]
    public async Task A_limit_out_of_range_is_clamped_unless_strict(string limit, int expected)
    {
        await using var emulator = await Seeded();
        Assert.Equal(expected, (await emulator.Get("/orgs?limit=" + limit).Ok()).List("data", "id").Length);

        await using var strict = await TestEmulator.StartAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, StrictLimits = true });
        await strict.Get("/orgs?limit=" + limit).Refused(400, "limit: must be from 1 to 5000");
        await strict.Get("/orgs?limit=5000").Ok();
    }

    [Theory]
    [InlineData("/orgs", "data", 1000)]
    [InlineData("/orgs?limit=6000", "data", 5000)]
    public async Task Page_sizes_have_a_default_and_a_maximum(string path, string list, int expected)
    {
        await using var emulator = await TestEmulator.StartAsync();
        emulator.Server.SeedOrganizations(5001, i => ($"o{i:D5}", "x"));
        Assert.Equal(expected, (await emulator.Get(path).Ok()).At(list).GetArrayLength());
    }

    [Fact]
    public async Task Pages_of_policies_and_keys_return_each_one_once()
    {
        const string document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":["*"]}]}""";
        await using var emulator = await TestEmulator.WithBucketAsync();
        string[] names = ["a", "b", "c", "d", "e"];
        foreach (var name in names) await emulator.Post("/orgs/acme/policies", $$"""{"name":"{{name}}","document":{{document}}}""").Ok();
        Assert.Equal(names, (await Walk(emulator, "/orgs/acme/policies?limit=2", "policies", "name")).Found);

        for (var i = 0; i < 4; i++) await emulator.Post("/orgs/acme/key", """{"user_id":"ann"}""").Ok();
        var all = (await emulator.Post("/orgs/acme/keys", """{"user_id":"ann"}""").Ok()).List("keys", "id");
        var paged = new List<string>();
        var token = "";
        do
        {
            var page = await emulator.Post("/orgs/acme/keys", $$"""{"user_id":"ann","limit":2,"continuation_token":"{{token}}"}""").Ok();
            paged.AddRange(page.List("keys", "id"));
            token = page.TextAt("next_continuation_token");
        }
        while (token.Length > 0);

        Assert.Equal(5, all.Length);
        Assert.Equal(all, paged);
    }

    private static async Task<TestEmulator> Seeded()
    {
        var emulator = await TestEmulator.StartAsync();
        emulator.Server.SeedOrganizations(Ids.Length, i => (Ids[i], "Org " + i));
        return emulator;
    }

    private static async Task<(List<string> Found, Answer Last)> Walk(TestEmulator emulator, string path, string list, string member)
    {
        var found = new List<string>();
        var page = await emulator.Get(path).Ok();
        while (true)
        {
            found.AddRange(page.List(list, member));
            if (!page.Has("next_continuation_token") || page.TextAt("next_continuation_token") is not { Length: > 0 } token) return (found, page);
            page = await emulator.Get($"{path}&continuation_token={Uri.EscapeDataString(token)}").Ok();
        }
    }
}
