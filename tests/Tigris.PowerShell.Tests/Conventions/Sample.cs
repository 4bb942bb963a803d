using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Creates output objects with values of realistic lengths.</summary>
internal static class Sample
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["OrganizationId"] = "tenant-1008",
        ["OrganizationName"] = "Hoshino Robotics",
        ["BucketName"] = "hoshino-training-data",
        ["AccessKeyId"] = "tid_" + new string('x', 50),
        ["KeyName"] = "uploads-service",
        ["PolicyName"] = "read-reports",
        ["SnapshotVersion"] = "1795551379356793900",
        ["Status"] = "FINALIZED",
        ["Month"] = "2026-11",
        ["PlanName"] = "Pay as you go",
        ["Metric"] = "Storage used - Infrequent Access minimum retention (30 day min)",
        ["Charge"] = "PUT, COPY, POST, LIST Requests",
        ["Unit"] = "GiB-Month",
        ["Tier"] = "Standard rate",
        ["StorageClass"] = "STANDARD_IA",
        ["DomainName"] = "files.hoshino.example",
        ["Webhook"] = "https://hooks.hoshino.example/tigris/object-events",
        ["Authentication"] = "Basic",
        ["RuleId"] = "expire-thumbnails",
        ["Prefix"] = "thumbnails/",
        ["Role"] = "ReadOnly",
        ["Effect"] = "Allow",
        ["Action"] = "s3:ListBucketMultipartUploads",
        ["Resource"] = "arn:aws:s3:::hoshino-data/reports/*",
        ["Version"] = "2012-10-17",
        ["Sid"] = "ReadReports",
        ["Rule"] = "BucketActionOnObject",
        ["UserId"] = "admin",
        ["Region"] = "fra",
    };

    /// <summary>Returns an object of a type with a value in each property, nested objects included.</summary>
    public static object Of(Type type)
    {
        var sample = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
        {
            var name = field.Name.Trim('<').Split('>')[0];
            if (Value(name, field.FieldType) is { } value)
            {
                field.SetValue(sample, value);
            }
        }

        return sample;
    }

    private static object? Value(string name, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when name == "Error" => null,
            _ when plain == typeof(string) => Texts.GetValueOrDefault(name, "some words"),
            _ when plain == typeof(bool) => false,
            _ when plain == typeof(int) => 30,
            _ when plain == typeof(long) => 1_234_567_890L,
            _ when plain == typeof(double) => 1234.5678,
            _ when plain == typeof(decimal) => name == "Price" ? 0.0000005m : 1234.56m,
            _ when plain == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
            _ when plain == typeof(TimeSpan) => TimeSpan.FromMilliseconds(1234),
            _ when plain == typeof(Uri) => new Uri("https://mgmt.storage.dev"),
            _ when plain == typeof(SecureString) => Engine.Secret("x"),
            _ when plain.IsEnum => Enum.GetValues(plain).GetValue(0),
            _ when plain == typeof(IDictionary) => new Hashtable { ["IpAddress"] = "10.0.0.0/8" },
            _ when typeof(IEnumerable).IsAssignableFrom(plain) && plain.IsInterface => new Dictionary<string, object?>(),
            _ when plain.IsArray => Array(name, plain.GetElementType()!),
            _ when plain.Namespace == "Tigris" && !plain.IsAbstract => Of(plain),
            _ => null,
        };
    }

    private static Array Array(string name, Type element)
    {
        var values = Enumerable.Range(0, element.Name == "UsageRecord" ? 31 : 2).Select(_ => Value(name, element)!).ToArray();
        var array = System.Array.CreateInstance(element, values.Length);
        values.CopyTo(array, 0);
        return array;
    }
}
