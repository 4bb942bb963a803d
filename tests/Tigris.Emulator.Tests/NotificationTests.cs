using System;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

public sealed class NotificationTests
{
    private const string Bucket = "/orgs/acme/buckets/data";
    private const string Full = """{"enabled":true,"webhook":"https://a.example.com/x","filter":"size > 1","auth":{"token":"very-secret"}}""";

    [Fact]
    public async Task Credentials_are_masked_in_responses()
    {
        await using var emulator = await With(Full);
        var bucket = await emulator.Get(Bucket).Ok();
        Assert.Equal("https://a.example.com/x", bucket.TextAt("bucket.object_notifications.webhook"));
        Assert.Equal("********", bucket.TextAt("bucket.object_notifications.auth.token"));

        await Update(emulator, """{"auth":{"basic_user":"ann","basic_pass":"very-secret"}}""").Ok();
        bucket = await emulator.Get(Bucket).Ok();
        Assert.Equal("ann", bucket.TextAt("bucket.object_notifications.auth.basic_user"));
        Assert.Equal("********", bucket.TextAt("bucket.object_notifications.auth.basic_pass"));
        Assert.False(bucket.Has("bucket.object_notifications.auth.token"));
        Assert.DoesNotContain("very-secret", bucket.Text + (await emulator.Get("/orgs/acme/buckets").Ok()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_without_notifications_keeps_them()
    {
        await using var emulator = await With(Full);
        await emulator.Put(Bucket, """{"public":true}""").Ok();
        await Update(emulator, "{}").Ok();
        Assert.True((await Current(emulator)).At("enabled").GetBoolean());
    }

    [Fact]
    public async Task A_bare_disable_removes_them()
    {
        await using var emulator = await With(Full);
        await Update(emulator, """{"enabled":false}""").Ok();
        Assert.False((await emulator.Get(Bucket).Ok()).Has("bucket.object_notifications"));
        await Update(emulator, """{"enabled":false}""").Ok();
    }

    [Fact]
    public async Task A_disable_with_the_webhook_pauses_and_an_enable_resumes()
    {
        await using var emulator = await With(Full);
        await Update(emulator, """{"enabled":false,"webhook":"https://a.example.com/x"}""").Ok();
        var paused = await Current(emulator);
        Assert.False(paused.At("enabled").GetBoolean());
        Assert.Equal("size > 1", paused.TextAt("filter"));
        Assert.Equal("********", paused.TextAt("auth.token"));

        await Update(emulator, """{"enabled":true}""").Ok();
        var resumed = await Current(emulator);
        Assert.True(resumed.At("enabled").GetBoolean());
        Assert.Equal("https://a.example.com/x", resumed.TextAt("webhook"));
    }

    [Fact]
    public async Task One_field_changes_and_the_others_stay()
    {
        await using var emulator = await With(Full);
        await Update(emulator, """{"webhook":"https://b.example.com/y"}""").Ok();
        var changed = await Current(emulator);
        Assert.Equal("https://b.example.com/y", changed.TextAt("webhook"));
        Assert.Equal("size > 1", changed.TextAt("filter"));
        Assert.True(changed.At("enabled").GetBoolean());
        Assert.Equal("********", changed.TextAt("auth.token"));
    }

    [Theory]
    [InlineData("""{"enabled":true}""", "webhook: required")]
    [InlineData("""{"webhook":"https://a.b/c"}""", "enabled: required")]
    [InlineData("""{"enabled":true,"webhook":"http://a.b/c"}""", "webhook: must be an https URL")]
    [InlineData("""{"enabled":true,"webhook":"a.b/c"}""", "webhook: must be an https URL")]
    [InlineData("""{"enabled":true,"webhook":"https://a.b/c","auth":{"token":"t","basic_user":"u"}}""", "auth.token: can't be combined")]
    [InlineData("""{"enabled":true,"webhook":"https://a.b/c","auth":{"basic_user":"u"}}""", "auth.basic_pass: required")]
    [InlineData("""{"enabled":true,"webhook":"https://a.b/c","auth":{"basic_pass":"p"}}""", "auth.basic_user: required")]
    [InlineData("""{"enabled":true,"webhook":"https://a.b/c","auth":{"token":"********"}}""", "auth.token: is the mask")]
    [InlineData("""{"enabled":true,"webhook":"https://a.b/c","auth":{"token":"a\nb"}}""", "auth.token: must have no control characters")]
    [InlineData("""{"enabled":true,"webhook":"https://a.b/c","auth":{"basic_user":"a\nb","basic_pass":"p"}}""", "auth.basic_user: must have no control characters")]
    [InlineData("""{"enabled":true,"webhook":"https://a.b/c","auth":{"basic_user":"u","basic_pass":"a\rb"}}""", "auth.basic_pass: must have no control characters")]
    public async Task Invalid_settings_are_refused(string settings, string message)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        await Update(emulator, settings).Refused(400, "object_notifications." + message);
    }

    [Fact]
    public async Task Provisioning_needs_enabled()
    {
        await using var emulator = await TestEmulator.StartAsync();
        await emulator.Post("/orgs/acme/provision", """{"bucket_name":"data","org_name":"A","user_id":"ann","bucket_options":{"object_notifications":{"webhook":"https://a.b/c"}}}""")
            .Refused(400, "bucket_options.object_notifications.enabled: required");
    }

    private static Task<TestEmulator> With(string notifications) => TestEmulator.WithBucketAsync($$"""{"object_notifications":{{notifications}}}""");

    private static Task<Answer> Update(TestEmulator emulator, string notifications) => emulator.Put(Bucket, $$"""{"object_notifications":{{notifications}}}""");

    private static async Task<Answer> Current(TestEmulator emulator)
    {
        var bucket = await emulator.Get(Bucket).Ok();
        return bucket with { Text = bucket.At("bucket.object_notifications").GetRawText() };
    }
}
