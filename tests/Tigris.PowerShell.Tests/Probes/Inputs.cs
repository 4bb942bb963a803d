using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CsCheck;

namespace Tigris.PowerShell.Tests.Probes;

/// <summary>Values that scripts and CSV files pass to parameters.</summary>
internal static class Inputs
{
    private static readonly string[] Words =
    [
        "", " ", "acme", "2026-06", "2026-13", "9999-12", "10GB", "-1", "1e400", "1751631910196672425", "iad,sjc", "uploads=Editor", "a=b=c", "=", ",", ";",
        "{", "[", "{\"Statement\":[]}", "{\"Statement\":{\"Effect\":\"Allow\"}}", "[[[[", "..", "*", "[a", "`", "\0", "\ud800", "🔑", "2026-06-15T12:00:00+02:00", "3/16", "0/0",
        "16/3", "-1/2", "99999999999/99999999999", "$null", "tid_x", "Allow", "s3:GetObject", "arn:aws:s3:::b/*",
    ];

    private static readonly string[] Names =
        ["OrganizationId", "OrgId", "BucketName", "Role", "Statement", "Effect", "Action", "Resource", "Condition", "Sid", "Document", "PolicyName", "Other", "x", "", "AccessKeyId", "SnapshotVersion"];

    public static Gen<string> Text { get; } = Gen.Frequency((4, Gen.OneOf(Words)), (1, Gen.String[Gen.Char, 0, 10]));

    private static Gen<object> Scalar { get; } = Gen.OneOf<object>(
        Text.Select(value => (object)value), Gen.Int.Select(value => (object)value), Gen.Long.Select(value => (object)value),
        Gen.Double.Select(value => (object)value), Gen.Decimal.Select(value => (object)value), Gen.Bool.Select(value => (object)value),
        Gen.DateTime.Select(value => (object)value), Gen.DateTimeOffset.Select(value => (object)value), Gen.Const((object)null!),
        Gen.Const((object)new Uri("https://a.example")), Gen.Const((object)TimeSpan.MaxValue), Gen.Const((object)DBNull.Value), Gen.Guid.Select(value => (object)value));

    /// <summary>Generates nested scalars, lists, tables and objects, with and without the engine's wrapper.</summary>
    public static Gen<object> Any { get; } = Gen.Recursive<object>((depth, inner) => depth > 3
        ? Scalar
        : Gen.Frequency(
            (4, Scalar),
            (1, Text.Select(value => (object)new PSObject(value))),
            (1, inner.List[0, 3].Select(items => (object)items.ToArray())),
            (1, inner.List[0, 3].Select(items => (object)new PSObject(new ArrayList(items)))),
            (2, Gen.Select(Gen.OneOf(Names), inner).List[0, 4].Select(members => (object)Table(members))),
            (2, Gen.Select(Gen.OneOf(Names), inner).List[0, 4].Select(members => (object)Custom(members)))));

    private static Hashtable Table(List<(string, object)> members)
    {
        var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
        members.ForEach(member => table[member.Item1] = member.Item2);
        return table;
    }

    private static PSObject Custom(List<(string, object)> members)
    {
        var made = new PSObject();
        foreach (var (name, value) in members.Where(member => member.Item1.Length > 0).DistinctBy(member => member.Item1))
        {
            made.Properties.Add(new PSNoteProperty(name, value));
        }

        return made;
    }
}
