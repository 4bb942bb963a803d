using System;
using System.Threading.Tasks;
using Tigris.Emulator.Rules.Filters;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Filters of webhooks.</summary>
public sealed class FilterTests
{
    private static readonly FilteredEvent Happened = new("OBJECT_CREATED_PUT", "images/a.txt", "text/plain", 1024, new DateTime(2026, 6, 15, 12, 0, 0, DateTimeKind.Utc));

    [Theory]
    [InlineData("", true)]
    [InlineData("WHERE `key` REGEXP \"^images\"", true)]
    [InlineData("WHERE `key` REGEXP \"^mages\"", false)]
    [InlineData("WHERE key REGEXP \".*\\.txt$\"", true)]
    [InlineData("WHERE `Event-Type` = \"OBJECT_DELETED\"", false)]
    [InlineData("WHERE `Event-Type` != \"OBJECT_DELETED\"", true)]
    [InlineData("where `event-type` in ('OBJECT_CREATED_COPY', 'OBJECT_CREATED_PUT')", true)]
    [InlineData("WHERE `Content-Type` NOT IN (\"text/plain\", \"text/html\")", false)]
    [InlineData("WHERE `Content-Type` >= \"text/c\" AND `Content-Type` < \"text/q\"", true)]
    [InlineData("WHERE `Content-Type` >= \"text/c\" AND `Content-Type` < \"text/j\"", false)]
    [InlineData("WHERE `Content-Length` > 1024", false)]
    [InlineData("WHERE `Content-Length` >= 1024 AND `Content-Length` <= 1024", true)]
    [InlineData("WHERE `Content-Length` != 1024", false)]
    [InlineData("WHERE `Last-Modified` > \"2026-06-15T11:59:59Z\"", true)]
    [InlineData("WHERE `Last-Modified` > \"2026-06-15T11:59:59-01:00\"", false)]
    [InlineData("WHERE `Content-Length` > 9 ORDER BY `Last-Modified` ASC", true)]
    [InlineData("size > 1000000", false)]
    [InlineData("size > 1000", true)]
    public void A_filter_is_parsed_as_documented(string filter, bool lets) => Assert.Equal(lets, NotificationFilter.Parse(filter).Matches(Happened));

    [Invariant("faults")]
    [Theory]
    [InlineData("WHERE", "expected a field")]
    [InlineData("WHERE `colour` = \"red\"", "'colour' isn't a field. The fields are key, Content-Type")]
    [InlineData("WHERE `key` LIKE \"a%\"", "'LIKE' isn't an operator. The operators are =, !=")]
    [InlineData("WHERE `key` = images", "expected a number or a text in quotes")]
    [InlineData("WHERE `key` = \"a\" OR `key` = \"b\"", "'OR' can't follow here. AND joins conditions")]
    [InlineData("WHERE `key` REGEXP \"(\"", "isn't a regular expression")]
    [InlineData("WHERE `Content-Length` REGEXP \"1\"", "Content-Length isn't one")]
    [InlineData("WHERE `Content-Length` > \"big\"", "'big' isn't a number")]
    [InlineData("WHERE `Last-Modified` > \"soon\"", "'soon' isn't a time")]
    [InlineData("WHERE `key` IN (\"a\" \"b\")", "expected )")]
    [InlineData("WHERE `key` = \"a", "a closed quoted text")]
    public async Task An_invalid_filter_is_refused_with_its_position(string filter, string problem)
    {
        await using var emulator = await TestEmulator.WithBucketAsync();
        var settings = System.Text.Json.JsonSerializer.Serialize(new { object_notifications = new { enabled = true, webhook = "https://a.example.com/x", filter } });

        var answer = await emulator.Put("/orgs/acme/buckets/data", settings);

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("object_notifications.filter: ", answer.TextAt("message"), StringComparison.Ordinal);
        Assert.Contains(problem, answer.TextAt("message"), StringComparison.Ordinal);
    }
}
