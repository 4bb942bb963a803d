#Requires -Version 7.4

<#
.SYNOPSIS
    Tests the isolation of two tenants: their buckets, quota, key rotation, immediate revocation, and the invoice of their usage.
.DESCRIPTION
    Onboards two tenants with the module, and uses their keys with an S3 client, as their applications do. Each tenant stores an object, and neither
    can access the bucket of the other. One tenant exceeds its quota, gets a new secret, is deactivated and offboarded. Its final invoice must have
    exactly its usage. The last output is a table with each test, its expected result and its actual result. If a test fails, the script ends with an
    error.

    The script needs the imported module Tigris, and a provider in the environment: TIGRIS_PROVIDER_ID, TIGRIS_SIGNING_KEY, TIGRIS_USER_ID and, unless
    the provider is in production, TIGRIS_PARTNER_ENDPOINT. It creates two organizations and deletes their buckets. The organizations stay, deactivated,
    because the API can't delete an organization. Run it against an emulator without --demo-usage, which adds generated usage.

    For S3, the script uses the commands of the module AWS.Tools.S3 (Install-PSResource AWS.Tools.S3). If this module isn't installed, import
    artifacts/bin/S3Fakes/debug/Tigris.S3Fakes.dll, which dotnet build creates. It has the commands that the script uses:
    Get-S3Bucket, Get-S3Object, Read-S3Object and Write-S3Object.
.PARAMETER S3Endpoint
    The S3 endpoint for the keys of the tenants. The emulator prints it at its start.
.EXAMPLE
    ./samples/Prove-Isolation.ps1

    Runs the tests against an emulator that was started without options.
.EXAMPLE
    Import-Module ./artifacts/bin/S3Fakes/debug/Tigris.S3Fakes.dll
    ./samples/Prove-Isolation.ps1 -S3Endpoint http://127.0.0.1:6601

    Runs the tests without AWS.Tools.S3, against an emulator on another port.
.OUTPUTS
    A line for each test, the invoice, and an object for each test: Tried, Expected, Happened, Kept.
#>
[CmdletBinding()]
param(
    [uri]$S3Endpoint = 'http://127.0.0.1:5601'
)

# Runs a test and records its result: the output, the S3 error code, or "accepted" if there is no output.
function Test-Promise {
    param([string]$Tried, [string]$Expected, [scriptblock]$Try)
    $happened = try {
        $answer = & $Try
        if ($null -eq $answer) { 'accepted' } else { $answer -join ', ' }
    }
    catch {
        $cause = $_.Exception
        # In strict mode, reading a property that isn't there is an error.
        while (-not $cause.PSObject.Properties['ErrorCode'] -and $cause.InnerException) { $cause = $cause.InnerException }
        $code = $cause.PSObject.Properties['ErrorCode']
        if ($code -and $code.Value) { "$($code.Value)" } else { $cause.Message }
    }
    $kept = $happened -ceq $Expected
    $promises.Add([pscustomobject]@{ Tried = $Tried; Expected = $Expected; Happened = $happened; Kept = $kept })
    if ($kept) { "OK: ${Tried}: $happened" } else { "NOT AS PROMISED: ${Tried}: $happened instead of $Expected" }
}

# Returns the common parameters of the S3 commands, which accept a secret as text only
function Get-S3Access {
    param([pscredential]$Credential)
    @{
        EndpointUrl = $S3Endpoint.AbsoluteUri
        AccessKey = $Credential.UserName
        SecretKey = $Credential.GetNetworkCredential().Password
        Region = 'auto'
        ForcePathStyleAddressing = $true
    }
}

trap {
    # An interrupted run leaves no working keys. The file exists as long as the tenants are active.
    if ($copy -and [IO.File]::Exists($copy)) {
        [IO.File]::Delete($copy)
        "acme-$run", "globex-$run" | Remove-TigrisTenant -Confirm:$false -ErrorAction Continue
    }
    break
}

$ErrorActionPreference = 'Stop'
$promises = [Collections.Generic.List[psobject]]::new()

# Create two tenants: one with a quota of 20 bytes, the other with a quota of 1 MB
Connect-Tigris -FromEnvironment -UserRole Admin -S3Endpoint $S3Endpoint
$run = [guid]::NewGuid().ToString('n').Substring(0, 8)
$month = [datetime]::UtcNow
$copy = [IO.Path]::GetTempFileName()
$tenants = @(
    [pscustomobject]@{ OrganizationId = "acme-$run"; OrganizationName = 'Acme Corp'; BucketName = "acme-data-$run"; Quota = '20' }
    [pscustomobject]@{ OrganizationId = "globex-$run"; OrganizationName = 'Globex'; BucketName = "globex-data-$run"; Quota = '1MB' }
) | New-TigrisTenant
$tenants
$acme, $globex = $tenants
$asAcme = Get-S3Access -Credential $acme.Credential
$asGlobex = Get-S3Access -Credential $globex.Credential

# Each tenant stores a report in its own bucket and reads it
Test-Promise 'acme writes into its bucket' -Expected accepted {
    Write-S3Object @asAcme -BucketName $acme.BucketName -Key report.txt -Content '0123456789'
}
Test-Promise 'globex writes into its bucket' -Expected accepted {
    Write-S3Object @asGlobex -BucketName $globex.BucketName -Key report.txt -Content theirs
}
Test-Promise 'acme reads its report' -Expected '0123456789' {
    $null = Read-S3Object @asAcme -BucketName $acme.BucketName -Key report.txt -File $copy
    [IO.File]::ReadAllText($copy)
}

# Neither tenant can access the bucket of the other
Test-Promise 'acme lists its buckets' -Expected $acme.BucketName { (Get-S3Bucket @asAcme).BucketName }
Test-Promise 'globex lists its buckets' -Expected $globex.BucketName { (Get-S3Bucket @asGlobex).BucketName }
Test-Promise 'acme lists the bucket of globex' -Expected AccessDenied { Get-S3Object @asAcme -BucketName $globex.BucketName }
Test-Promise 'acme reads the report of globex' -Expected AccessDenied {
    Read-S3Object @asAcme -BucketName $globex.BucketName -Key report.txt -File $copy
}
Test-Promise 'acme writes into the bucket of globex' -Expected AccessDenied {
    Write-S3Object @asAcme -BucketName $globex.BucketName -Key x -Content x
}
Test-Promise 'globex reads the report of acme' -Expected AccessDenied {
    Read-S3Object @asGlobex -BucketName $acme.BucketName -Key report.txt -File $copy
}
Test-Promise 'globex writes into the bucket of acme' -Expected AccessDenied {
    Write-S3Object @asGlobex -BucketName $acme.BucketName -Key x -Content x
}

# Ten of twenty bytes are stored, so eleven more exceed the quota
Test-Promise 'acme writes beyond its quota' -Expected QuotaExceeded {
    Write-S3Object @asAcme -BucketName $acme.BucketName -Key more.txt -Content '01234567890'
}
Test-Promise 'the module shows what is stored' -Expected '10 bytes in 1 object' {
    $bucket = Get-TigrisBucket -OrganizationId $acme.OrganizationId -BucketName $acme.BucketName
    "$($bucket.Size) bytes in $($bucket.ObjectCount) object"
}

# Replace the secret: the old one is revoked at once
$key = Reset-TigrisAccessKey -OrganizationId $acme.OrganizationId -AccessKeyId $acme.AccessKeyId -Confirm:$false
$renewed = Get-S3Access -Credential $key.Credential
Test-Promise 'acme writes with its old secret' -Expected SignatureDoesNotMatch {
    Write-S3Object @asAcme -BucketName $acme.BucketName -Key y -Content y
}
Test-Promise 'the module authenticates with the old secret' -Expected False { ($acme | Test-TigrisAccessKey).Authenticated }
Test-Promise 'acme writes with its new secret' -Expected accepted { Write-S3Object @renewed -BucketName $acme.BucketName -Key y -Content y }

# Deactivate acme: its requests are refused at once, and those of globex still work
Disable-TigrisOrganization -OrganizationId $acme.OrganizationId -Confirm:$false
Test-Promise 'acme writes when deactivated' -Expected InvalidAccessKeyId { Write-S3Object @renewed -BucketName $acme.BucketName -Key z -Content z }
Test-Promise 'acme reads when deactivated' -Expected InvalidAccessKeyId {
    Read-S3Object @renewed -BucketName $acme.BucketName -Key report.txt -File $copy
}
Test-Promise 'globex still writes' -Expected accepted { Write-S3Object @asGlobex -BucketName $globex.BucketName -Key report.txt -Content 'still theirs' }

# Offboard acme: its bucket is deleted with all objects, and the organization stays for billing
Test-Promise 'acme is offboarded' -Expected Completed { (Remove-TigrisTenant -OrganizationId $acme.OrganizationId -Confirm:$false).Status }
Test-Promise 'acme reads from its deleted bucket' -Expected NoSuchBucket {
    Read-S3Object @renewed -BucketName $acme.BucketName -Key report.txt -File $copy
}
Test-Promise 'the module authenticates with the key of acme' -Expected False { ($key | Test-TigrisAccessKey -BucketName $acme.BucketName).Authenticated }

# The final invoice has the accepted requests of acme: two writes and a list, a read of ten bytes, and the storage of eleven bytes for a day.
# Refused requests are free
$lines = @(Get-TigrisInvoice -OrganizationId $acme.OrganizationId -Month $month -Line)
$lines
$quantity = @{}
$lines | ForEach-Object { $quantity[$_.Charge] += $_.Quantity }
Test-Promise 'writes and lists on the invoice' -Expected 3 { $quantity['PUT, COPY, POST, LIST Requests'] }
Test-Promise 'reads on the invoice' -Expected 1 { $quantity['GET, SELECT, and all other Requests'] }
Test-Promise 'transfer on the invoice' -Expected 'ten bytes and the XML of a list' {
    $bytes = $quantity['Data transfer Out'] * 1GB
    if ($bytes -ge 10 -and $bytes -lt 10000) { 'ten bytes and the XML of a list' } else { "$bytes bytes" }
}
Test-Promise 'storage on the invoice' -Expected '11 bytes for a day' {
    $days = [datetime]::DaysInMonth($month.Year, $month.Month)
    '{0:0.##} bytes for a day' -f ($quantity['Storage used - Standard'] * 1GB * $days)
}

# Offboard globex too, so that no key of this script works any longer
Test-Promise 'globex is offboarded' -Expected Completed { (Remove-TigrisTenant -OrganizationId $globex.OrganizationId -Confirm:$false).Status }
[IO.File]::Delete($copy)
Disconnect-Tigris

# Show each test with its expected and its actual result
$promises
if ($promises.Kept -contains $false) {
    throw "Not as promised: $(($promises | Where-Object Kept -EQ $false).Tried -join '; ')"
}
