using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Refit;
using Tigris.Client.Http;

namespace Tigris.Client.Tests.Conventions;

/// <summary>A request as its Refit interface declares it, with the names of the vendor's document.</summary>
internal sealed record RefitRequest(Operation Operation, string Path, IReadOnlyList<string> Query, Type? Body, Type Answer)
{
    private static readonly Dictionary<string, string> PathNames = new()
    {
        ["{organizationId}"] = "{org_id}",
        ["{bucketName}"] = "{bucket_name}",
        ["{snapshotVersion}"] = "{version}",
        ["{policyName}"] = "{policy_name}",
    };

    /// <summary>The requests of all Refit interfaces of the client.</summary>
    public static IReadOnlyList<RefitRequest> All { get; } =
    [
        .. typeof(TigrisClientFactory).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.Name.EndsWith("Api", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods())
            .Select(Of),
    ];

    public string Method => Operation.Method;

    /// <summary>true if the vendor's document promises no member of the response.</summary>
    public bool IsAcknowledged => Answer.Name == "Acknowledgement";

    private static RefitRequest Of(MethodInfo method)
    {
        var operation = Operation.Of(method);
        var path = string.Join('/', operation.Path!.Split('/').Select(segment => PathNames.GetValueOrDefault(segment, segment)));
        var query = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<AliasAsAttribute>()?.Name).OfType<string>();
        var body = method.GetParameters().SingleOrDefault(parameter => parameter.GetCustomAttribute<BodyAttribute>() is not null);
        return new RefitRequest(operation, path, [.. query], RecordOf(body), method.ReturnType.GetGenericArguments()[0]);
    }

    private static Type? RecordOf(ParameterInfo? body)
    {
        if (body is null)
        {
            return null;
        }

        Assert.Equal(typeof(JsonBody<>), body.ParameterType.GetGenericTypeDefinition());
        return body.ParameterType.GetGenericArguments()[0];
    }
}
