using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class LifecycleTests
{
    private const string Lifecycle = "/orgs/acme/buckets/data/lifecycle";

    [Fact]
    public async Task Rules_are_returned_as_they_were_sent()
    {
        const string rules = """[{"id":"a","enabled":true,"transitions":[{"days":30,"storage_class":"STANDARD_IA"},{"days":90,"storage_class":"GLACIER"}],"expiration":{"days":365},"filter":{"prefix":"logs/"}},{"id":"b","enabled":false,"expiration":{"date":"2027-01-01T00:00:00Z"}}]""";
        await using var emulator = await TestEmulator.WithBucketAsync();
        Assert.Equal("""{"rules":[]}""", (await emulator.Get(Lifecycle).Ok()).Text);

        Assert.Equal("{}", (await emulator.Put(Lifecycle, $$"""{"rules":{{rules}}}""").Ok()).Text);
        Assert.Equal($$"""{"rules":{{rules}}}""", (await emulator.Get(Lifecycle).Ok()).Text);
        Assert.Equal(rules, (await emulator.Get("/orgs/acme/buckets/data").Ok()).At("bucket.lifecycle_rules.rules").GetRawText());
    }

    [Fact]
    public async Task New_rules_replace_all_old_ones()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Put(Lifecycle, Expire("a", "b")).Ok();
        await emulator.Put(Lifecycle, Expire("c")).Ok();
        Assert.Equal(["c"], (await emulator.Get(Lifecycle).Ok()).List("rules", "id"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rules_are_removed_by_deleting_them_or_by_setting_none(bool delete)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Put(Lifecycle, Expire("a")).Ok();
        await (delete ? emulator.Delete(Lifecycle) : emulator.Put(Lifecycle, """{"rules":[]}""")).Ok();
        Assert.Equal("""{"rules":[]}""", (await emulator.Get(Lifecycle).Ok()).Text);
        Assert.False((await emulator.Get("/orgs/acme/buckets/data").Ok()).Has("bucket.lifecycle_rules"));
    }

    [Theory]
    [InlineData("""{"id":"a","enabled":true}""", "rules[0]: must have a transition or an expiration")]
    [InlineData("""{"id":"a","enabled":true,"transitions":[]}""", "rules[0]: must have a transition or an expiration")]
    [InlineData("""{"id":"","enabled":true,"expiration":{"days":1}}""", "rules[0].id:")]
    [InlineData("""{"enabled":true,"expiration":{"days":1}}""", "rules[0].id: required")]
    [InlineData("""{"id":"a","expiration":{"days":1}}""", "rules[0].enabled: required")]
    [InlineData("""{"id":"a","enabled":true,"expiration":{}}""", "rules[0].expiration: must have either days or date")]
    [InlineData("""{"id":"a","enabled":true,"expiration":{"days":1,"date":"2027-01-01T00:00:00Z"}}""", "rules[0].expiration: must have either")]
    [InlineData("""{"id":"a","enabled":true,"expiration":{"days":0}}""", "rules[0].expiration.days:")]
    [InlineData("""{"id":"a","enabled":true,"expiration":{"date":"2026-06-15T00:00:00Z"}}""", "rules[0].expiration.date: must be in the future")]
    [InlineData("""{"id":"a","enabled":true,"expiration":{"date":"2027-01-01T12:00:00Z"}}""", "rules[0].expiration.date:")]
    [InlineData("""{"id":"a","enabled":true,"expiration":{"date":"2027-01-01"}}""", "rules[0].expiration.date:")]
    [InlineData("""{"id":"a","enabled":true,"transitions":[{"days":1}]}""", "rules[0].transitions[0].storage_class: required")]
    [InlineData("""{"id":"a","enabled":true,"transitions":[{"days":1,"storage_class":"STANDARD"}]}""", "rules[0].transitions[0].storage_class:")]
    [InlineData("""{"id":"a","enabled":true,"transitions":[{"days":1,"storage_class":"COLD"}]}""", "rules[0].transitions[0].storage_class:")]
    [InlineData("""{"id":"a","enabled":true,"transitions":[{"storage_class":"GLACIER"}]}""", "rules[0].transitions[0]: must have either")]
    [InlineData("""{"id":"a","enabled":true,"transitions":[{"days":9,"storage_class":"STANDARD_IA"},{"days":9,"storage_class":"GLACIER"}]}""", "rules[0].transitions[1]: must be later")]
    [InlineData("""{"id":"a","enabled":true,"transitions":[{"days":1,"storage_class":"GLACIER"},{"days":9,"storage_class":"STANDARD_IA"}]}""", "must be colder")]
    public async Task A_rule_against_the_documented_limits_is_refused(string rule, string message)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Put(Lifecycle, $$"""{"rules":[{{rule}}]}""").Refused(400, message);
        await emulator.Post("/orgs/acme/provision", $$$$"""{"bucket_name":"more","org_name":"A","user_id":"ann","bucket_options":{"lifecycle_rules":{"rules":[{{{{rule}}}}]}}}""")
            .Refused(400, message);
    }

    [Fact]
    public async Task A_bucket_has_at_most_ten_rules_of_different_ids()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        string[] ids = [.. Enumerable.Range(0, 11).Select(i => "rule-" + i)];
        await emulator.Put(Lifecycle, Expire(ids[..10])).Ok();
        await emulator.Put(Lifecycle, Expire(ids)).Refused(400, "rules: must have at most 10");
        await emulator.Put(Lifecycle, Expire("a", "a")).Refused(400, "rules[1].id");
    }

    [Fact]
    public async Task The_longest_id_is_an_option()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Put(Lifecycle, Expire(new string('x', 255))).Ok();
        await emulator.Put(Lifecycle, Expire(new string('x', 256))).Refused(400, "rules[0].id:");

        await using var shorter = await TestEmulator.WithBucketAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, MaxLifecycleIdLength = 36 });
        await shorter.Put(Lifecycle, Expire(new string('x', 36))).Ok();
        await shorter.Put(Lifecycle, Expire(new string('x', 37))).Refused(400, "rules[0].id:", "36");
    }

    [Fact]
    public async Task A_single_transition_is_an_option()
    {
        const string two = """{"rules":[{"id":"a","enabled":true,"transitions":[{"days":1,"storage_class":"STANDARD_IA"},{"days":2,"storage_class":"GLACIER"}]}]}""";
        await using var emulator = await TestEmulator.WithBucketAsync(clock => new EmulatorOptions { Port = 0, TimeProvider = clock, SingleTransition = true });
        await emulator.Put(Lifecycle, two).Refused(400, "rules[0].transitions:");
    }

    [Fact]
    public async Task A_bucket_with_snapshots_refuses_rules()
    {
        await using var emulator = await TestEmulator.WithBucketAsync("""{"enable_snapshots":true}""");
        await emulator.Put(Lifecycle, Expire("a")).Refused(400, "snapshots");
        await emulator.Put(Lifecycle, """{"rules":[]}""").Ok();
    }

    private static string Expire(params string[] ids) =>
        $$"""{"rules":[{{string.Join(',', ids.Select(id => $$$"""{"id":"{{{id}}}","enabled":true,"expiration":{"days":1}}"""))}}]}""";
}
