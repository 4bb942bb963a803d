using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Schemas;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

/// <summary>A validated request with its organization, as handlers get it.</summary>
internal sealed class Call(ApiRequest request, OrganizationRow? organization)
{
    /// <summary>The response of operations without a result.</summary>
    public static readonly object Nothing = new();

    public OrganizationRow Organization { get; } = organization!;

    public string OrganizationId => Path("org_id");

    public string BucketName => Path("bucket_name");

    public QueryValues Query => request.Query;

    public JsonBody Body => new(request.Body);

    public Actor Actor => new(Body.Text("user_id"), Body.OptionalText("user_role") == "Admin");

    public string Path(string name) => request.PathValues[name];
}

/// <summary>The acting user as the partner states it. An omitted role means Member.</summary>
internal sealed record Actor(string UserId, bool IsAdmin);
