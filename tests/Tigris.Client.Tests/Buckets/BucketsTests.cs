using System;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Buckets;

public sealed class BucketsTests
{
    [Fact]
    public async Task A_bucket_is_read_with_all_members()
    {
        using var lab = new Lab(Responses.Sample());

        var bucket = await lab.Client.Buckets.GetAsync("acme", "uploads", CancellationToken.None);

        Assert.Equal(("acme", "uploads"), (bucket.OrganizationId, bucket.BucketName));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), bucket.CreatedAt);
        Assert.Equal((9007199254740993, 42L), (bucket.Size, bucket.ObjectCount));
        Assert.Equal((false, false, true, true), (bucket.Public, bucket.AllowPublicList, bucket.ObjectAcl, bucket.SnapshotsEnabled));
        Assert.Equal(("STANDARD", "source", "1751631910196672425", true),
            (bucket.StorageClass, bucket.ForkOf, bucket.SourceSnapshot, bucket.HasForks));
        Assert.Equal(["iad", "sjc"], bucket.Region);
        Assert.Equal("images.example.com", bucket.DomainName);
        Assert.Equal((true, "https://hooks.example.test/t", "Token"),
            (bucket.Notification!.Enabled, bucket.Notification.Webhook, bucket.Notification.Authentication));
        Assert.Equal("WHERE `key` REGEXP \"^images\"", bucket.Notification.Filter);
        Assert.Equal("archive", Assert.Single(bucket.LifecycleRule).RuleId);
    }

    [Theory]
    [InlineData("global")]
    [InlineData("GLOBAL")]
    [InlineData("")]
    public async Task A_bucket_without_restriction_has_no_region(string regions)
    {
        using var lab = new Lab(Responses.Json($$$"""{"bucket":{"name":"uploads","regions":"{{{regions}}}"}}"""));

        Assert.Empty((await lab.Client.Buckets.GetAsync("acme", "uploads", CancellationToken.None)).Region);
    }

    [Theory]
    [InlineData("{}", false, null)]
    [InlineData("""{"enabled":false}""", false, null)]
    [InlineData("""{"enabled":false,"webhook":"https://h"}""", true, "None")]
    [InlineData("""{"enabled":true,"webhook":"https://h","auth":{"basic_user":"u","basic_pass":"***"}}""", true, "Basic")]
    [InlineData("""{"enabled":true,"webhook":"https://h","auth":{"basic_user":"","token":"***"}}""", true, "Token")]
    [InlineData("""{"enabled":true,"webhook":"https://h","auth":{}}""", true, "None")]
    public async Task Removed_notifications_are_null_and_paused_ones_are_not(string notifications, bool there, string? authentication)
    {
        using var lab = new Lab(Responses.Json($$$"""{"bucket":{"name":"uploads","object_notifications":{{{notifications}}}}}"""));

        var bucket = await lab.Client.Buckets.GetAsync("acme", "uploads", CancellationToken.None);

        Assert.Equal(there, bucket.Notification is not null);
        Assert.Equal(authentication, bucket.Notification?.Authentication);
    }

    [Fact]
    public async Task Numbers_are_read_from_strings()
    {
        using var lab = new Lab(Responses.Json("""{"bucket":{"name":"uploads","size":"9223372036854775807"}}"""));

        Assert.Equal(long.MaxValue, (await lab.Client.Buckets.GetAsync("acme", "uploads", CancellationToken.None)).Size);
    }

    [Invariant("exact-input")]
    [Fact]
    public async Task Provisioning_sends_no_unset_option()
    {
        using var lab = new Lab(Responses.Sample());

        await lab.Client.Buckets.ProvisionAsync(
            "acme", new BucketRequest { BucketName = "uploads", OrganizationName = "Acme" }, new Actor("user-1"), CancellationToken.None);

        lab.SentExactly("POST", "/orgs/acme/provision", """{"bucket_name":"uploads","org_name":"Acme","user_id":"user-1"}""");
    }

    [Fact]
    public async Task Provisioning_sends_every_option()
    {
        using var lab = new Lab(Responses.Sample());
        var request = new BucketRequest
        {
            BucketName = "uploads",
            OrganizationName = "Acme",
            Quota = 10,
            Public = true,
            AllowPublicList = false,
            ObjectAcl = true,
            StorageClass = "GLACIER_IR",
            Region = ["iad", "sjc"],
            EnableSnapshots = true,
            Notification = new NotificationRequest { Enabled = true, Webhook = "https://h", Filter = "f", UserName = "u", Password = Lab.Secret("p") },
            LifecycleRule = [],
            ForkOf = "source",
            SourceSnapshot = "1765889000501544464",
            AccessKeyScope = "no_default_allow",
        };

        await lab.Client.Buckets.ProvisionAsync("acme", request, Lab.Actor, CancellationToken.None);

        lab.SentExactly("POST", "/orgs/acme/provision", """
            {"bucket_name":"uploads","org_name":"Acme","org_quota":{"limit_bytes":10},"user_id":"user-1","bucket_options":{
            "public":true,"enable_public_list_objects":false,"storage_class":"GLACIER_IR","regions":"iad,sjc","enable_object_acl":true,
            "enable_snapshots":true,"object_notifications":{"enabled":true,"webhook":"https://h","filter":"f",
            "auth":{"basic_user":"u","basic_pass":"p"}},"lifecycle_rules":{"rules":[]}},"user_role":"Admin","fork_of":"source",
            "source_snapshot":"1765889000501544464","access_key_scope":"no_default_allow"}
            """.Replace("\n", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"access_key_id":"tid_1","secret_access_key":"tsec_1","bucket":"uploads","org_id":"acme"}""", "tid_1", "tsec_1")]
    [InlineData("""{"AccessKeyId":"tid_1","SecretAccessKey":"tsec_1"}""", "tid_1", "tsec_1")]
    [InlineData("""{"id":"tid_1","secret_key":"tsec_1","name":"uploads_access_key"}""", "tid_1", "tsec_1")]
    [InlineData("""{"secret_key":"other","secret_access_key":"tsec_1","id":"other","access_key_id":"tid_1"}""", "tid_1", "tsec_1")]
    [InlineData("""{"extra":{"secret_key":"nested"},"list":["x"],"access_key_id":"tid_1","secret_access_key":null}""", "tid_1", null)]
    [InlineData("{}", null, null)]
    public async Task The_key_of_a_new_bucket_is_read_with_each_spelling(string answer, string? id, string? secret)
    {
        using var lab = new Lab(Responses.Json(answer));

        var bucket = (ProvisionedBucket)(await ContractMethods.CallAsync(lab.Client, "Buckets.ProvisionAsync"))!;

        Assert.Equal(("acme", "uploads", id, secret),
            (bucket.OrganizationId, bucket.BucketName, bucket.AccessKeyId, Lab.Reveal(bucket.SecretAccessKey)));
        Assert.Equal(TigrisClientOptions.DefaultS3Endpoint, bucket.S3Endpoint);
    }

    [Fact]
    public async Task A_change_sends_only_its_set_members()
    {
        using var lab = new Lab(Responses.Json("{}"));
        var change = new BucketChange { Public = false, Region = ["global"], Notification = new NotificationRequest { Token = Lab.Secret("t") } };

        await lab.Client.Buckets.UpdateAsync("acme", "uploads", change, CancellationToken.None);

        lab.SentExactly(
            "PUT", "/orgs/acme/buckets/uploads", """{"public":false,"object_notifications":{"auth":{"token":"t"}},"regions":"global"}""");
    }

    [Theory]
    [InlineData(true, "?force=true")]
    [InlineData(false, "")]
    public async Task Deleting_forces_only_on_request(bool force, string query)
    {
        using var lab = new Lab(Responses.Json("{}"));

        await lab.Client.Buckets.DeleteAsync("acme", "uploads", force, CancellationToken.None);

        lab.SentExactly("DELETE", "/orgs/acme/buckets/uploads" + query, "");
    }

    [Fact]
    public async Task The_domain_is_set_read_and_removed()
    {
        using var lab = new Lab(Responses.Sample());

        await lab.Client.Buckets.SetDomainAsync("acme", "uploads", "images.example.com", CancellationToken.None);
        var domain = await lab.Client.Buckets.GetDomainAsync("acme", "uploads", CancellationToken.None);
        await lab.Client.Buckets.RemoveDomainAsync("acme", "uploads", CancellationToken.None);

        Assert.Equal("""{"website":{"domain_name":"images.example.com"}}""", lab.Transport.Sent[0].Body);
        Assert.Equal(("acme", "uploads", "images.example.com"), (domain.OrganizationId, domain.BucketName, domain.DomainName));
        Assert.Equal("DELETE", lab.Transport.Sent[2].Method);
        Assert.All(lab.Transport.Sent, sent => Assert.Equal(Lab.Base + "/orgs/acme/buckets/uploads/domain", sent.Url));
    }

    [Theory]
    [InlineData("""{"website":{}}""")]
    [InlineData("""{"website":null}""")]
    [InlineData("{}")]
    public async Task A_bucket_without_a_domain_has_one_without_a_name(string answer)
    {
        using var lab = new Lab(Responses.Json(answer));

        Assert.Null((await lab.Client.Buckets.GetDomainAsync("acme", "uploads", CancellationToken.None)).DomainName);
    }

    [Fact]
    public async Task Lifecycle_rules_are_read_with_the_names_of_their_bucket()
    {
        using var lab = new Lab(Responses.Sample());

        var rule = Assert.Single(await lab.Client.Buckets.GetLifecycleAsync("acme", "uploads", CancellationToken.None));

        Assert.Equal(("acme", "uploads", "archive", true), (rule.OrganizationId, rule.BucketName, rule.RuleId, rule.Enabled));
        Assert.Equal(("logs/", 365, null), (rule.Prefix, rule.ExpireAfterDays, rule.ExpireOn));
        Assert.Equal((90, null, "GLACIER"), (rule.Transition[0].AfterDays, rule.Transition[0].On, rule.Transition[0].StorageClass));
        Assert.Equal(new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero), rule.Transition[1].On);
    }

    [Fact]
    public async Task Lifecycle_rules_are_sent_in_the_documented_form()
    {
        using var lab = new Lab(Responses.Json("{}"));
        LifecycleRule[] rules =
        [
            new() { RuleId = "bare", Enabled = false },
            new()
            {
                RuleId = "full",
                Prefix = "logs/",
                ExpireOn = new DateTimeOffset(2026, 11, 1, 1, 0, 0, TimeSpan.FromHours(1)),
                Transition = [new LifecycleTransition { StorageClass = "GLACIER", AfterDays = 90 }],
            },
        ];

        await lab.Client.Buckets.SetLifecycleAsync("acme", "uploads", rules, CancellationToken.None);

        lab.SentExactly(
            "PUT",
            "/orgs/acme/buckets/uploads/lifecycle",
            """{"rules":[{"id":"bare","enabled":false},{"id":"full","enabled":true,"expiration":{"date":"2026-11-01T00:00:00Z"}"""
            + ""","transitions":[{"days":90,"storage_class":"GLACIER"}],"filter":{"prefix":"logs/"}}]}""");
    }

    [Fact]
    public async Task Lifecycle_rules_keep_unknown_members()
    {
        const string Rules = """{"rules":[{"id":"a","enabled":true,"expiration":{"days":7,"keep":[1,null]},"transitions":[{"days":1,"storage_class":"GLACIER","least":2}],"filter":{"tag":{"k":"v"}},"more":{"b":1.5}}]}""";
        using var lab = new Lab(Responses.Json(Rules), Responses.Json("{}"));

        var rules = await lab.Client.Buckets.GetLifecycleAsync("acme", "uploads", CancellationToken.None);
        await lab.Client.Buckets.SetLifecycleAsync("acme", "uploads", [.. rules], CancellationToken.None);

        Assert.Equal(["more", "filter", "expiration"], Assert.Single(rules).Other.Keys);
        Assert.Equal(Rules, lab.Transport.Sent[^1].Body);
    }

    [Fact]
    public async Task No_rules_are_sent_as_an_empty_list()
    {
        using var lab = new Lab(Responses.Json("{}"));

        await lab.Client.Buckets.SetLifecycleAsync("acme", "uploads", [], CancellationToken.None);

        lab.SentExactly("PUT", "/orgs/acme/buckets/uploads/lifecycle", """{"rules":[]}""");
    }
}
