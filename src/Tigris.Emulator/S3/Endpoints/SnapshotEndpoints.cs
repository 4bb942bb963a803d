using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Creates and lists snapshots over S3, with the header that the vendor documents for CreateBucket and ListBuckets.</summary>
internal sealed class SnapshotEndpoints(Database database, BucketStore buckets, SnapshotStore snapshots)
{
    private const string NamePrefix = "name=";

    public IEnumerable<S3Endpoint> Endpoints =>
    [
        new("PUT", S3Level.Bucket, Permissions.CreateSnapshot, RequestClass.A, CreateAsync) { Header = Snapshots.Header, Headers = SupportedHeaders.Body },
        new("GET", S3Level.Service, Permissions.ListSnapshots, RequestClass.A, List)
        {
            Header = Snapshots.Header,
            IsOutside = true,
            Parameters = ["max-buckets", "continuation-token"],
        },
    ];

    private async Task<Reply> CreateAsync(S3Call call)
    {
        var configuration = await Payload.Receiver.ReadXmlAsync(call.Request);
        if (configuration.Length > 0) S3Xml.RequireOnly(S3Xml.Parse(configuration, "CreateBucketConfiguration"), "LocationConstraint");
        var name = Name(call.Header(Snapshots.Header)!);
        return database.Write(() =>
        {
            var bucket = call.Admit();
            if (!bucket.Snapshots) throw S3Exception.InvalidRequest("The bucket has no snapshots enabled.");
            var snapshot = snapshots.Take(bucket.Name, name, call.Now);
            return new Reply(200)
            {
                Headers = [("Location", "/" + bucket.Name), (Snapshots.VersionHeader, snapshot.Version.ToString(CultureInfo.InvariantCulture))],
            };
        });
    }

    /// <summary>Lists the snapshots of a bucket in the form of a list of buckets: each name is a version, with the snapshot's name after it.</summary>
    private Task<Reply> List(S3Call call) => Task.FromResult(database.Read(() =>
    {
        var name = call.Header(Snapshots.Header)!;
        call.Require(name, Permissions.ListSnapshots, "");
        var organization = call.Request.Caller.Organization!;
        var most = call.Query.Number("max-buckets", 1000, 1, 10_000);
        var after = ListingEndpoints.ReadToken(call.Query["continuation-token"]);
        var rows = snapshots.List(buckets.FindAnywhere(name)!.Name).AsEnumerable().Reverse()
            .Where(row => after.Length == 0 || row.Version < (Snapshots.Version(after) ?? throw ListingEndpoints.InvalidToken()))
            .Take(most + 1)
            .ToList();
        var page = rows.Take(most).ToList();
        return XmlReply.Of(S3Xml.Element(
            "ListAllMyBucketsResult",
            S3Xml.Element("Owner", S3Xml.Element("ID", organization.Id), S3Xml.Element("DisplayName", organization.Name)),
            S3Xml.Element("Buckets", page.Select(row => S3Xml.Element(
                "Bucket",
                S3Xml.Element("Name", Text(row)),
                S3Xml.Element("CreationDate", S3Xml.Time(row.CreatedAt))))),
            S3Xml.Optional("ContinuationToken", rows.Count > most ? ListingEndpoints.Token(page[^1].Version.ToString(CultureInfo.InvariantCulture)) : null)));
    }));

    private static string Text(SnapshotRow row) =>
        row.Version.ToString(CultureInfo.InvariantCulture) + (row.Description is null ? "" : $"; {NamePrefix}{row.Description}");

    /// <summary>Returns the name in <c>true; name=NAME</c>; null without one.</summary>
    private static string? Name(string header)
    {
        var parts = header.Split(';', 2, StringSplitOptions.TrimEntries);
        if (parts[0] != "true" || (parts.Length == 2 && !parts[1].StartsWith(NamePrefix, StringComparison.Ordinal)))
            throw S3Exception.InvalidArgument(Snapshots.Header, "must be true, or true; name=NAME");
        return parts.Length == 2 ? ObjectHeaders.Sendable(Snapshots.Header, parts[1][NamePrefix.Length..]) : null;
    }
}
