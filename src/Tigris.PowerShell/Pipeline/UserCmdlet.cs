using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that acts on behalf of a user of the organization.</summary>
public abstract class UserCmdlet : BulkCmdlet
{
    /// <summary>The id of the acting user. The default is the connection's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("user_id")]
    [TextCell]
    public string? UserId { get; set; }

    /// <summary>The role of the acting user: Admin or Member. The default is the connection's; without one, the server assumes Member.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("user_role")]
    [RoleCell]
    public UserRole? UserRole { get; set; }

    /// <summary>The acting user of the current record.</summary>
    private protected Actor Actor => Active.ActAs(UserId, UserRole);
}
