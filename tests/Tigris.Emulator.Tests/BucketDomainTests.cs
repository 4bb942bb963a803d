using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class BucketDomainTests
{
    private const string Domain = "/orgs/acme/buckets/data/domain";

    [Fact]
    public async Task A_domain_is_set_replaced_and_removed()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        Assert.Equal("""{"website":{}}""", (await emulator.Get(Domain).Ok()).Text);
        Assert.Equal("{}", (await emulator.Post(Domain, Set("images.example.com")).Ok()).Text);
        await emulator.Post(Domain, Set("img.example.com")).Ok();
        Assert.Equal("img.example.com", (await emulator.Get(Domain).Ok()).TextAt("website.domain_name"));
        Assert.Equal("img.example.com", (await emulator.Get("/orgs/acme/buckets/data").Ok()).TextAt("bucket.website.domain_name"));

        Assert.Equal("{}", (await emulator.Delete(Domain).Ok()).Text);
        Assert.Equal("""{"website":{}}""", (await emulator.Get(Domain).Ok()).Text);
        await emulator.Delete(Domain).Ok();
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("10.0.0.1")]
    [InlineData("-a.example.com")]
    [InlineData("a..example.com")]
    [InlineData("https://a.example.com")]
    [InlineData("")]
    public async Task A_name_that_is_not_an_fqdn_is_refused(string name)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Post(Domain, Set(name)).Refused(400, "website.domain_name:");
    }

    [Fact]
    public async Task A_website_without_a_domain_is_refused()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.Post(Domain, """{"website":{}}""").Refused(400, "website.domain_name: required");
    }

    [Fact]
    public async Task A_domain_belongs_to_one_bucket()
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await emulator.ProvisionAsync("globex", "other");
        await emulator.Post(Domain, Set("a.example.com")).Ok();
        await emulator.Post(Domain, Set("a.example.com")).Ok();
        await emulator.Post("/orgs/globex/buckets/other/domain", Set("a.example.com")).Refused(409, "website.domain_name:");
        await emulator.Delete("/orgs/acme/buckets/data").Ok();
        await emulator.Post("/orgs/globex/buckets/other/domain", Set("a.example.com")).Ok();
    }

    private static string Set(string name) => $$$"""{"website":{"domain_name":"{{{name}}}"}}""";
}
