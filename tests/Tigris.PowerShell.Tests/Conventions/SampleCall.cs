using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>
/// Derives a valid call of each command from its parameters, so that a new command needs no line in the convention tests. A new mandatory parameter
/// gets a value by its type, or an entry in <see cref="Values"/>.
/// </summary>
internal static class SampleCall
{
    /// <summary>The text of each secret in a call, for tests that look for it.</summary>
    public const string Secret = "canary-of-a-secret";

    /// <summary>The expression for a secret in a call.</summary>
    public const string SecureSecret = $"([Net.NetworkCredential]::new('', '{Secret}').SecurePassword)";

    /// <summary>The parameters that identify a resource, from the outermost to the innermost.</summary>
    public static readonly string[] Identities = ["OrganizationId", "BucketName", "SnapshotVersion", "AccessKeyId", "PolicyName"];

    /// <summary>The optional parameters that a call includes, so that a command that changes something has something to change.</summary>
    private static readonly string[] Settings = ["BucketRole", "Endpoint", "Force", "MaximumRetryCount", "Method", "OrganizationName", "Path", "Public", "S3Endpoint", "Scope", "Sync-TigrisTenant -Quota", "Webhook"];

    // A tenant with these names exists where a test needs one: see Tenant.
    private static readonly Dictionary<string, string> Values = new()
    {
        ["OrganizationId"] = "'acme'",
        ["OrganizationName"] = "'Acme'",
        ["BucketName"] = "'acme-data'",
        ["SnapshotVersion"] = "'1751631910196672425'",
        ["AccessKeyId"] = "'tid_x'",
        ["PolicyName"] = "'reader'",
        ["Public"] = "$true",
        ["Quota"] = "1GB",
        ["Rule"] = "@()",
        ["DomainName"] = "'images.example.com'",
        ["Document"] = "@{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme-data/*' } }",
        ["Webhook"] = "'https://hooks.example.com'",
        ["Action"] = "'s3:GetObject'",
        ["Resource"] = "'arn:aws:s3:::acme-data/*'",
        ["BucketRole"] = "@{ 'acme-data' = 'Editor' }",
        ["Scope"] = "'standard'",
        ["StartingOn"] = "'2026-11-01'",
        ["EndingBefore"] = "'2026-11-02'",
        ["AutomationConnection"] = $"@{{ ProviderId = 'prv'; SigningKey = '{Secret}' }}",
        ["Path"] = "'./acme.env'",
        ["New-TigrisPriceBook -Path"] = "'./acme-prices.json'",
        ["PriceBook"] = "@{ currency = 'USD'; versions = @(@{ validFrom = '2025-01'; metrics = @(@{ name = '*'; price = 1 }) }) }",
        ["Format"] = "'DotEnv'",
        ["JournalPath"] = "'./journal.jsonl'",
        ["LiteralPath"] = "'./keys.jsonl'",

        // A port that refuses connections: no call may reach production.
        ["Endpoint"] = "'http://127.0.0.1:9'",
        ["S3Endpoint"] = "'http://127.0.0.1:9'",
        ["MaximumRetryCount"] = "0",
        ["Method"] = "'DELETE'",
        ["Export-TigrisReport -Path"] = "'./acme.html'",
        ["Folder"] = "'./statements'",
        ["LogoPath"] = "'./logo.png'",
        ["Export-TigrisReport -InputObject"] = "([Tigris.Statement]@{ OrganizationId = 'acme'; Month = '2026-10'; Currency = 'USD' })",
        ["InputObject"] = "([Tigris.Invoice]@{ OrganizationId = 'acme'; Month = '2026-10'; Status = 'PAID'; Total = 1 })",
        ["Sync-TigrisTenant -NotificationCredential"] = $"@{{ 'acme-data' = {SecureSecret} }}",
        ["Export-TigrisTenant -Path"] = "'./tenants.jsonl'",
        ["Invoke-TigrisRequest -Path"] = "'/orgs/acme/buckets/acme-data'",
    };

    /// <summary>Returns the call of a command in a parameter set; in the default one if no set is given.</summary>
    public static string Of(CmdletInfo cmdlet, CommandParameterSetInfo? set = null) =>
        $"{cmdlet.Name} {Arguments(cmdlet, set)}";

    public static string Arguments(string command) => Arguments(Surface.Cmdlet(command));

    /// <summary>Returns the arguments of a call that takes its identities from piped objects.</summary>
    public static string PipedArguments(string command) => Arguments(Surface.Cmdlet(command), null, name => !Identities.Contains(name));

    /// <summary>Returns a call for each parameter set, and one for each optional parameter that accepts a secret.</summary>
    public static IEnumerable<string> All(CmdletInfo cmdlet)
    {
        foreach (var set in cmdlet.ParameterSets)
        {
            var call = Of(cmdlet, set);
            yield return call;
            foreach (var secret in set.Parameters.Where(parameter => !parameter.IsMandatory && IsSecret(parameter.ParameterType)))
            {
                yield return $"{call} -{secret.Name} {Value(cmdlet, secret.Name)}";
            }
        }
    }

    /// <summary>Returns the expression for a value of a parameter.</summary>
    public static string Value(CmdletInfo cmdlet, string parameter)
    {
        if (Values.TryGetValue($"{cmdlet.Name} -{parameter}", out var own) || Values.TryGetValue(parameter, out own))
        {
            return own;
        }

        var declared = cmdlet.Parameters[parameter].ParameterType;
        var type = Nullable.GetUnderlyingType(declared) ?? (declared.IsArray ? declared.GetElementType()! : declared);
        return type switch
        {
            _ when type == typeof(bool) || type == typeof(SwitchParameter) => "$true",
            _ when type == typeof(int) || type == typeof(long) || type == typeof(decimal) => "1",
            _ when type == typeof(DateTime) || type == typeof(DateTimeOffset) => "'2026-11-01'",
            _ when type == typeof(Uri) => "'https://hooks.example.com'",
            _ when type == typeof(SecureString) => SecureSecret,
            _ when type == typeof(PSCredential) => $"([pscredential]::new('user', {SecureSecret}))",
            _ when type.IsEnum => $"'{Enum.GetNames(type)[0]}'",
            _ when typeof(IDictionary).IsAssignableFrom(type) => "@{}",
            _ => "'sample'",
        };
    }

    private static bool IsSecret(Type type) => type == typeof(SecureString) || type == typeof(PSCredential);

    private static string Arguments(CmdletInfo cmdlet, CommandParameterSetInfo? set = null, Func<string, bool>? included = null) => string.Join(
        ' ',
        (set ?? cmdlet.ParameterSets.FirstOrDefault(candidate => candidate.IsDefault) ?? cmdlet.ParameterSets[0]).Parameters
            .Where(parameter => parameter.IsMandatory || Settings.Contains(parameter.Name) || Settings.Contains($"{cmdlet.Name} -{parameter.Name}") || IsSubject(cmdlet, parameter))
            .Where(parameter => included?.Invoke(parameter.Name) ?? true)
            .Select(parameter => $"-{parameter.Name}{(parameter.ParameterType == typeof(SwitchParameter) ? ":" : " ")}{Value(cmdlet, parameter.Name)}"));

    // Some commands that change something accept their subject from piped objects too, so its parameters aren't mandatory. A new key may be a copy.
    private static bool IsSubject(CmdletInfo cmdlet, CommandParameterInfo parameter) => Surface.Attribute(cmdlet).SupportsShouldProcess
        && (Identities.Contains(parameter.Name) || parameter.Name == "SecretAccessKey")
        && (cmdlet.Verb, parameter.Name) != ("New", "AccessKeyId");
}
