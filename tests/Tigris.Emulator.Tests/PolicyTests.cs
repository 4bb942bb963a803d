using System;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class PolicyTests
{
    private const string Policies = "/orgs/acme/policies";

    private const string Document = """{"Version":"2012-10-17","Id":"mine","Statement":[{"Sid":"S1","Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::data/*"],"Condition":{"IpAddress":{"aws:SourceIp":["10.0.0.0/8"]},"Note":1.50},"Extra":{"a":[1,null]}}]}""";

    [Fact]
    public async Task A_document_is_returned_as_it_was_sent_with_every_member()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var created = await Create(emulator, "p", Document, """, "description":"reads" """).Ok();
        Assert.Equal(Document, created.At("document").GetRawText());
        Assert.Equal("reads", created.TextAt("description"));
        Assert.Equal("2026-06-15T12:00:00Z", created.TextAt("created_at"));
        Assert.Equal(created.Text, (await emulator.Get(Policies + "/p").Ok()).Text);
    }

    [Fact]
    public async Task The_list_shows_everything_except_the_document()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await Create(emulator, "p", Document).Ok();
        var list = await emulator.Get(Policies).Ok();
        Assert.Equal(["p"], list.List("policies", "name"));
        Assert.False(list.Has("policies.0.document"));
        Assert.Equal(0, list.At("policies.0.attachment_count").GetInt64());
    }

    [Fact]
    public async Task An_existing_name_is_a_conflict_only_within_its_organization()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.ProvisionAsync("globex", "other");
        await Create(emulator, "p", Document).Ok();
        await Create(emulator, "p", Document).Refused(409, "policy 'p'");
        await emulator.Post("/orgs/globex/policies", $$"""{"name":"p","document":{{Document}}}""").Ok();
        await Create(emulator, "P", Document).Ok();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("é")]
    [InlineData("a\\n")]
    public async Task A_name_against_the_rules_is_refused(string name)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await Create(emulator, name, Document).Refused(400, "name:");
    }

    [Fact]
    public async Task Names_and_descriptions_may_be_as_long_as_documented_and_no_longer()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var longest = "Az09+=,.@_-".PadRight(128, 'x');
        await Create(emulator, longest, Document, $$""", "description":"{{new string('d', 1000)}}" """).Ok();
        Assert.Equal(longest, (await emulator.Get(Policies + "/" + Uri.EscapeDataString(longest)).Ok()).TextAt("name"));
        await Create(emulator, longest + "x", Document).Refused(400, "name:");
        await Create(emulator, "p", Document, $$""", "description":"{{new string('d', 1001)}}" """).Refused(400, "description:");
    }

    [Theory]
    [InlineData("""{"Statement":[]}""", "document.Version: required")]
    [InlineData("""{"Version":"2008-10-17","Statement":[STATEMENT]}""", "document.Version: must be one of 2012-10-17")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""", "document.Statement:")]
    [InlineData("""{"Version":"2012-10-17","Statement":STATEMENT}""", "document.Statement: must be an array")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Maybe","Action":["s3:*"],"Resource":["*"]}]}""", "document.Statement[0].Effect:")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":["*"]}]}""", "document.Statement[0].Action: must be an array")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":"*"}]}""", "document.Statement[0].Resource: must be an array")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[],"Resource":["*"]}]}""", "document.Statement[0].Action:")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":[]}]}""", "document.Statement[0].Resource:")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"]}]}""", "document.Statement[0].Resource: required")]
    [InlineData("""{"Version":"2012-10-17","Statement":[STATEMENT,{"Effect":"Allow","Action":["s3:*"],"Resource":["*"],"Condition":[]}]}""", "document.Statement[1].Condition:")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":["*"],"Condition":{"A":1,"A":2}}]}""", "document.Statement[0].Condition.A: given more than once")]
    public async Task An_invalid_document_is_refused(string document, string message)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var body = document.Replace("STATEMENT", """{"Effect":"Allow","Action":["s3:*"],"Resource":["*"]}""", StringComparison.Ordinal);
        await Create(emulator, "p", body).Refused(400, message);
    }

    [Theory]
    [InlineData("s3:GetObject", true)]
    [InlineData("s3:Get*", true)]
    [InlineData("s3:*", true)]
    [InlineData("s3:*Tagging", true)]
    [InlineData("s3:RestoreObject", true)]
    [InlineData("*", false)]
    [InlineData("GetObject", false)]
    [InlineData("s3:CompleteMultipartUpload", false)]
    [InlineData("s3:Frob*", false)]
    [InlineData("s3:getobject", false)]
    [InlineData("iam:CreateUser", false)]
    [InlineData("", false)]
    public async Task An_unsupported_action_is_refused(string action, bool supported)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var call = Create(emulator, "p", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["s3:PutObject","{{action}}"],"Resource":["*"]}]}""");
        await (supported ? call.Ok() : call.Refused(400, "document.Statement[0].Action:", $"'{action}'"));
    }

    [Fact]
    public async Task An_update_changes_the_document_and_keeps_the_members_that_it_does_not_name()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await Create(emulator, "p", Document, """, "description":"reads" """).Ok();
        emulator.Clock.Advance(TimeSpan.FromHours(1));
        var document = Document.Replace("Allow", "Deny", StringComparison.Ordinal);
        var updated = await emulator.Put(Policies + "/p", $$"""{"document":{{document}}}""").Ok();

        Assert.Equal(document, updated.At("document").GetRawText());
        Assert.Equal("reads", updated.TextAt("description"));
        Assert.Equal("2026-06-15T12:00:00Z", updated.TextAt("created_at"));
        Assert.Equal("2026-06-15T13:00:00Z", updated.TextAt("updated_at"));
        Assert.Equal(updated.Text, (await emulator.Get(Policies + "/p").Ok()).Text);
        Assert.Equal("", (await emulator.Put(Policies + "/p", $$"""{"document":{{document}},"description":""}""").Ok()).TextAt("description"));
    }

    [Fact]
    public async Task Deleting_a_policy_detaches_it_from_all_keys()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await Create(emulator, "p", Document).Ok();
        await Create(emulator, "q", Document).Ok();
        string[] ids = ["", ""];
        for (var i = 0; i < 2; i++)
            ids[i] = (await emulator.Post("/orgs/acme/key", """{"user_id":"ann","attach_policies":["p","q"]}""").Ok()).TextAt("id");
        Assert.Equal(2, (await emulator.Get(Policies + "/p").Ok()).At("attachment_count").GetInt64());

        Assert.Equal("{}", (await emulator.Delete(Policies + "/p").Ok()).Text);
        foreach (var id in ids)
        {
            var key = await emulator.Post("/orgs/acme/key/get", $$"""{"user_id":"ann","id":"{{id}}"}""").Ok();
            Assert.Equal(["q"], key.At("attached_policies").EnumerateArray().Select(name => name.GetString()!));
        }

        await Create(emulator, "p", Document).Ok();
        Assert.Equal(0, (await emulator.Get(Policies + "/p").Ok()).At("attachment_count").GetInt64());
    }

    [Fact]
    public async Task A_deleted_key_no_longer_counts_as_attached()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await Create(emulator, "p", Document).Ok();
        var id = (await emulator.Post("/orgs/acme/key", """{"user_id":"ann","attach_policies":["p"]}""").Ok()).TextAt("id");
        await emulator.Delete("/orgs/acme/key", $$"""{"user_id":"ann","id":"{{id}}"}""").Ok();
        Assert.Equal(0, (await emulator.Get(Policies + "/p").Ok()).At("attachment_count").GetInt64());
    }

    [Fact]
    public async Task A_missing_policy_is_not_found()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Get(Policies + "/none").Refused(404, "policy 'none'");
        await emulator.Delete(Policies + "/none").Refused(404, "policy 'none'");
        await emulator.Put(Policies + "/none", $$"""{"document":{{Document}}}""").Refused(404, "policy 'none'");
    }

    private static Task<Answer> Create(TestEmulator emulator, string name, string document, string more = "") =>
        emulator.Post(Policies, $$"""{"name":"{{name}}","document":{{document}}{{more}}}""");
}
