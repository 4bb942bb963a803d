using System.Globalization;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>A change on the server.</summary>
/// <param name="request">The request that made it.</param>
/// <param name="isCertain">true if the server confirmed it; false if the response is missing.</param>
internal sealed class CallChange(CallStart request, bool isCertain)
{
    public CallStart Request { get; } = request;

    public bool IsCertain { get; } = isCertain;

    /// <summary>The identities of the changed object, as one name.</summary>
    public string Name => string.Join("/", new[] { Request.OrganizationId, Request.BucketName, Request.ItemName }.Where(part => part is not null));

    /// <summary>Names the change for a pipeline that ended before its result was written, with the command that shows or repairs it.</summary>
    public string Describe() => MessageText.Of(IsCertain ? Messages.ChangeNotReported : Messages.ChangeUncertain, Request.Operation, Name, Command());

    public bool IsSameAs(CallStart other) => (Request.Operation, Request.OrganizationId, Request.BucketName, Request.ItemName)
        == (other.Operation, other.OrganizationId, other.BucketName, other.ItemName);

    private string Command()
    {
        var unnamed = Request is { Operation: "CreateAccessKey", ItemName: null } ? "_Unnamed" : "";
        var format = Messages.ResourceManager.GetString($"ShowChange_{Request.Operation}{unnamed}", CultureInfo.CurrentUICulture)
            ?? Messages.ShowChange;
        return MessageText.Of(format, Quote(Request.OrganizationId), Quote(Request.BucketName), Quote(Request.ItemName));
    }

    private static string Quote(string? identity) => Quoted.Text(identity ?? "");
}
