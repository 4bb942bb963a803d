namespace Tigris.PowerShell.Tests.Policies;

/// <summary>A test with an organization that has no policies yet.</summary>
public abstract class PolicyTest : EmulatorTest
{
    protected const string Read = "(New-TigrisPolicyStatement s3:GetObject arn:aws:s3:::acme/*)";

    protected const string Rich = """
        { "Version": "2012-10-17", "Id": "P", "Note": { "deep": [1, 2.5, null, { "er": true }] }, "Statement": [{
            "Sid": "S", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/*", "Principal": "*",
            "Condition": { "IpAddress": { "aws:SourceIp": ["203.0.113.7", "203.0.113.0/24"] } } }] }
        """;

    protected void Organization()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();
        Server.Requests.Clear();
    }
}
