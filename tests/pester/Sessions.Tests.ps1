Describe 'A session of this PowerShell' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        Import-Module -Name $Manifest
        $emulator = Open-Emulator
        Connect-Tigris -FromEnvironment -UserRole Admin

        function Get-Requested([string]$Operation) {
            @((Invoke-RestMethod -Uri "$($emulator.Endpoint)/_emulator/requests").requests | Where-Object operation_id -Like "*$Operation").Count
        }
    }

    AfterAll {
        Disconnect-Tigris
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    It 'has no secret in its transcript, also with verbose and debug messages' -Tag Invariant:secret-shown {
        $transcript = "$TestDrive/transcript.txt"
        $token = [Net.NetworkCredential]::new('', 'canary-of-the-token').SecurePassword
        Start-Transcript -LiteralPath $transcript | Out-Null
        try {
            & {
                $VerbosePreference = $DebugPreference = 'Continue'
                $tenant = New-TigrisTenant -OrganizationId acme -OrganizationName Acme -BucketName acme-data
                $tenant | Out-Default
                $tenant | Format-List -Property * | Out-Default
                $key = New-TigrisAccessKey -OrganizationId acme -KeyName ci
                $key | Reset-TigrisAccessKey -Confirm:$false | Out-Default
                $tenant, $key | Test-TigrisAccessKey -S3Endpoint $emulator.S3Endpoint | Format-List -Property * | Out-Default
                Set-TigrisBucketNotification -OrganizationId acme -BucketName acme-data -Webhook https://hooks.example.com -Token $token
                New-TigrisBucket -OrganizationId acme -BucketName Not_Allowed -ErrorAction Continue
                $Error[0] | Format-List -Property * -Force | Out-Default
                Get-TigrisConnection | Format-List -Property * -Force | Out-Default
            } *>&1 | Out-Default
        }
        finally {
            Stop-Transcript | Out-Null
        }

        $text = Get-Content -Raw -LiteralPath $transcript
        $text | Should -Match 'X-Tigris-Nonce'
        $text | Should -Match 'tid_'
        $text | Should -Match 'SignatureDoesNotMatch'
        $text | Should -Not -Match 'Signature=[0-9a-f]|SignatureProvided>[0-9a-f]'
        $text | Should -Not -Match 'tsec_'
        $text | Should -Not -Match 'canary-of-the-token'
        $text | Should -Not -Match ([regex]::Escape($env:TIGRIS_SIGNING_KEY))
    }

    It 'reads no page that Select-Object -First doesn''t need' -Tag Invariant:paging {
        1..40 | ForEach-Object { "first-$_" } | New-TigrisOrganization -OrganizationName x | Out-Null
        $before = Get-Requested GetOrganization

        $two = 1..40 | ForEach-Object { "first-$_" } | Get-TigrisOrganization -ThrottleLimit 2 | Select-Object -First 2

        $two.OrganizationId | Should -Be 'first-1', 'first-2'
        $requested = (Get-Requested GetOrganization) - $before
        $requested | Should -BeGreaterOrEqual 2
        $requested | Should -BeLessOrEqual 20
    }
}
