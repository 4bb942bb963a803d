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
    [InlineData("WHERE", "a field was expected")]
    [InlineData("WHERE `colour` = \"red\"", "'colour' is none of the fields key, Content-Type")]
    [InlineData("WHERE `key` LIKE \"a%\"", "'LIKE' is none of =, !=")]
    [InlineData("WHERE `key` = images", "a number or a text in quotes was expected")]
    [InlineData("WHERE `key` = \"a\" OR `key` = \"b\"", "'OR' cannot follow here: conditions are joined by AND")]
    [InlineData("WHERE `key` REGEXP \"(\"", "is no regular expression")]
    [InlineData("WHERE `Content-Length` REGEXP \"1\"", "Content-Length is none")]
    [InlineData("WHERE `Content-Length` > \"big\"", "'big' is no number")]
    [InlineData("WHERE `Last-Modified` > \"soon\"", "'soon' is no time")]
    [InlineData("WHERE `key` IN (\"a\" \"b\")", "where ) was expected")]
    [InlineData("WHERE `key` = \"a", "quoted text that ends")]
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
