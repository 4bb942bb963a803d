using Tigris.Emulator.Shapes;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.Endpoints;

/// <summary>A request as a handler sees it: of the declared shape, and with its organization admitted.</summary>
internal sealed class Call(EmulatorRequest request, OrganizationRow? organization)
{
    /// <summary>The answer of operations that have nothing to say.</summary>
    public static readonly object Nothing = new();

    public OrganizationRow Organization { get; } = organization!;

    public string OrganizationId => Path("org_id");

    public string BucketName => Path("bucket_name");

    public QueryValues Query => request.Query;

    public JsonBody Body => new(request.Body);

    public Actor Actor => new(Body.Text("user_id"), Body.OptionalText("user_role") == "Admin");

    public string Path(string name) => request.Route.Values[name];
}

/// <summary>Who the partner says is acting. The server takes its word; an omitted role is Member.</summary>
internal sealed record Actor(string UserId, bool IsAdmin);
