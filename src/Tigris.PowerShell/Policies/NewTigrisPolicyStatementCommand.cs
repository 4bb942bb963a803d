using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Creates a statement for New-TigrisPolicy or Set-TigrisPolicy. Sends no request.</summary>
[Cmdlet(VerbsCommon.New, "TigrisPolicyStatement", HelpUri = HelpPages.Api + "create-policy")]
[OutputType(typeof(PolicyStatement))]
public sealed class NewTigrisPolicyStatementCommand : InputCmdlet
{
    /// <summary>Actions: s3:GetObject, or with wildcards s3:Get*.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyActionCompleter))]
    public string[] Action { get; set; } = [];

    /// <summary>ARNs: arn:aws:s3:::bucket for actions on the bucket, arn:aws:s3:::bucket/* for actions on its objects.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] Resource { get; set; } = [];

    /// <summary>Allow (the default) or Deny.</summary>
    [Parameter]
    [ValidateSet("Allow", "Deny")]
    public string Effect { get; set; } = "Allow";

    /// <summary>The conditions: operator, then key, then values: @{ IpAddress = @{ 'aws:SourceIp' = '203.0.113.0/24' } }.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Condition { get; set; }

    /// <summary>An id within the document.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Sid { get; set; }

    private protected override void ProcessInput() => Attempt(Sid, () => Output.WriteObject(new PolicyStatement
    {
        Sid = Sid,
        Effect = Effect.Equals("Deny", StringComparison.OrdinalIgnoreCase) ? "Deny" : "Allow",
        Action = Action,
        Resource = Resource,
        Condition = Condition is null ? null : PolicyGraph.RequireValues((Dictionary<string, object?>)JsonBody.Of(Condition)!, nameof(Condition)),
    }));
}
