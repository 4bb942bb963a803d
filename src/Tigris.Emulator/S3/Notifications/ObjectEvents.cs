using System;
using System.Text.Json;
using Tigris.Emulator.Billing;
using Tigris.Emulator.Rules;
using Tigris.Emulator.Rules.Filters;
using Tigris.Emulator.S3.Endpoints;
using Tigris.Emulator.S3.Metering;
using Tigris.Emulator.S3.Store;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Notifications;

/// <summary>Records the events of an object in the transaction of the change, for the webhook of its bucket. Each event is billed.</summary>
internal sealed class ObjectEvents(Database database, Meter meter)
{
    public const string CreatedByPut = "OBJECT_CREATED_PUT";
    public const string CreatedByParts = "OBJECT_CREATED_MULTIPART";
    public const string CreatedByCopy = "OBJECT_CREATED_COPY";
    public const string Deleted = "OBJECT_DELETED";
    public const string Transitioned = "OBJECT_TRANSITIONED";

    /// <summary>The callback for new events.</summary>
    public Action Raised { get; set; } = () => { };

    public void Raise(BucketRow bucket, string name, ObjectRow row, DateTime now)
    {
        if (NotificationSettings.Read(bucket.Notifications) is not { Enabled: true } settings || !IsWanted(settings.Filter, name, row)) return;
        var body = JsonSerializer.Serialize(new
        {
            events = new[]
            {
                new
                {
                    eventVersion = "1",
                    eventSource = "tigris",
                    eventName = name,
                    eventTime = now,
                    bucket = row.Bucket,
                    @object = new { key = row.Key, size = row.Size, eTag = row.ETag },
                },
            },
        });
        database.Execute("INSERT INTO events (bucket, body, attempts, due) VALUES ($1, $2, 0, $3)", bucket.Name, body, now.Ticks);
        meter.Add(bucket.OrganizationId, Metric.Named(UsageMetricNames.Notifications), 1, now);
        database.AfterCommit(Raised);
    }

    // A filter from an older data file may be invalid: it matches all events, as before.
    private static bool IsWanted(string? filter, string name, ObjectRow row)
    {
        try
        {
            return filter is null
                || NotificationFilter.Parse(filter).Matches(new FilteredEvent(name, row.Key, ObjectHeaders.ContentType(row), row.Size, row.Modified));
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
