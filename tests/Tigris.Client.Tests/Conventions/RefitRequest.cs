using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Refit;
using Tigris.Client.Http;

namespace Tigris.Client.Tests.Conventions;

/// <summary>A request as its interface declares it, in the document's words.</summary>
internal sealed record RefitRequest(string Method, string Path, IReadOnlyList<string> Query, Type? Body, Type Answer)
{
    private static readonly Dictionary<string, string> PathNames = new()
    {
        ["{organizationId}"] = "{org_id}",
        ["{bucketName}"] = "{bucket_name}",
        ["{snapshotVersion}"] = "{version}",
        ["{policyName}"] = "{policy_name}",
        ["{month}"] = "{month}",
    };

    public static RefitRequest Of(MethodInfo method)
    {
        var verb = method.GetCustomAttribute<HttpMethodAttribute>()!;
        var path = string.Join('/', verb.Path.Split('/').Select(segment => PathNames.GetValueOrDefault(segment, segment)));
        var query = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<AliasAsAttribute>()?.Name).OfType<string>();
        var body = method.GetParameters().SingleOrDefault(parameter => parameter.GetCustomAttribute<BodyAttribute>() is not null);
        return new RefitRequest(verb.Method.Method, path, [.. query], RecordOf(body), method.ReturnType.GetGenericArguments()[0]);
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
