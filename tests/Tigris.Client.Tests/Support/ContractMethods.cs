using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Tests.Support;

/// <summary>The operations of the contract, which can be called by name.</summary>
internal static class ContractMethods
{
    /// <summary>The interfaces of the six resources.</summary>
    public static IReadOnlyList<PropertyInfo> Nouns { get; } =
        [.. typeof(ITigrisClient).GetProperties().Where(property => property.PropertyType.IsInterface)];

    /// <summary>The methods by name, such as <c>Buckets.GetAsync</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Nouns.SelectMany(noun => noun.PropertyType.GetMethods().Select(method => $"{noun.Name}.{method.Name}"))];

    /// <summary>The identities in paths, with their positions in the paths.</summary>
    public static IReadOnlyDictionary<string, string> PathParameters { get; } = new Dictionary<string, string>
    {
        ["organizationId"] = "{organizationId}",
        ["bucketName"] = "{bucketName}",
        ["snapshotVersion"] = "{snapshotVersion}",
        ["policyName"] = "{policyName}",
        ["month"] = "{month}",
    };

    public static MethodInfo Find(string name)
    {
        var parts = name.Split('.');
        return typeof(ITigrisClient).GetProperty(parts[0])!.PropertyType.GetMethod(parts[1])!;
    }

    /// <summary>Calls a method with valid arguments, except for the given ones.</summary>
    public static async Task<object?> CallAsync(
        ITigrisClient client, string name, CancellationToken cancellationToken = default, params (string Parameter, object? Value)[] instead)
    {
        var noun = typeof(ITigrisClient).GetProperty(name.Split('.')[0])!.GetValue(client);
        var method = Find(name);
        var given = instead.ToDictionary(pair => pair.Parameter, pair => pair.Value);
        var arguments = method.GetParameters()
            .Select(parameter => parameter.ParameterType == typeof(CancellationToken) ? cancellationToken
                : given.TryGetValue(parameter.Name!, out var value) ? value : Ordinary(parameter))
            .ToArray();
        var task = (Task)method.Invoke(noun, arguments)!;
        await task;
        return method.ReturnType.IsGenericType ? task.GetType().GetProperty("Result")!.GetValue(task) : null;
    }

    private static object? Ordinary(ParameterInfo parameter) => parameter.Name switch
    {
        "organizationId" => "acme",
        "bucketName" => "uploads",
        "snapshotVersion" => "1751631910196672425",
        "accessKeyId" => "tid_1",
        "policyName" => "readers",
        "month" => "2026-06",
        "domainName" => "images.example.com",
        "actor" => Lab.Actor,
        "pageSize" or "continuationToken" or "description" => null,
        "quota" => 0L,
        "active" or "force" => false,
        "startingOn" => new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
        "endingBefore" => new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero),
        "rules" => Array.Empty<LifecycleRule>(),
        _ when parameter.ParameterType == typeof(BucketRequest) => new BucketRequest { BucketName = "uploads", OrganizationName = "Acme Inc" },
        _ when parameter.ParameterType == typeof(PolicyRequest) => new PolicyRequest { PolicyName = "readers" },
        _ when parameter.ParameterType == typeof(string) => "sample",
        _ => Activator.CreateInstance(parameter.ParameterType),
    };
}
